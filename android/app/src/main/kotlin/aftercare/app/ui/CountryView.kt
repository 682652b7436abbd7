package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.CountryScreen
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp

/** The countries whose numbers are known. */
@Composable
internal fun CountryView(screen: CountryScreen, actions: ScreenActions) {
    Page(screen.frame, actions, intro = { Text(screen.intro) }) { PickList(screen.countries, actions) }
}

/** Choices one below the other, each over the whole width. */
@Composable
internal fun PickList(options: List<Button>, actions: ScreenActions) {
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        options.forEach { Pick(it, actions, Modifier.fillMaxWidth(), high = 56.dp, align = TextAlign.Start) }
    }
}
