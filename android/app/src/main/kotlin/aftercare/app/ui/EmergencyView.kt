package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.EmergencyScreen
import aftercare.core.Level
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button as FilledButton
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/**
 * The emergency: what to do and its button first, then everything else, and the ways to close it at the end,
 * on purpose. The same red by day and by night. There is nothing to press beside it and no way Back.
 */
@Composable
internal fun EmergencyView(screen: EmergencyScreen, actions: ScreenActions) {
    InLanguage(screen.frame.language, EmergencyPalette) {
        BoxWithConstraints(Modifier.fillMaxSize().background(LocalPalette.current.paper)) {
            val third = maxHeight / 3
            Column(
                Modifier
                    .fillMaxSize()
                    .verticalScroll(rememberScrollState())
                    .windowInsetsPadding(WindowInsets.safeDrawing)
                    .semantics { isTraversalGroup = true },
            ) {
                Inner(top = 16.dp, bottom = 24.dp) {
                    Headline(screen.frame.title)
                    Notices(screen.frame, noticesToShow(screen.frame), actions)
                    CallBox(screen.call, third, actions)
                    Number(screen, actions)
                    GotThrough(screen, actions)
                    Orders(screen, actions)
                    Closings(screen, actions)
                }
            }
        }
    }
}

@Composable
private fun Headline(title: String) {
    Row(
        Modifier.semantics(mergeDescendants = true) {
            heading()
            liveRegion = LiveRegionMode.Assertive
        },
        Arrangement.spacedBy(12.dp),
        Alignment.CenterVertically,
    ) {
        val palette = LocalPalette.current
        LevelMark(Level.EMERGENCY, LARGE_MARK, fill = palette.ink, sign = palette.paper)
        Text(title, Modifier.weight(1f), style = MaterialTheme.typography.displaySmall)
    }
}

/** The one large button, a third of the window. */
@Composable
private fun CallBox(call: Button, high: Dp, actions: ScreenActions) {
    val palette = LocalPalette.current
    FilledButton(
        { actions.press(call) },
        Modifier.fillMaxWidth().heightIn(min = high),
        shape = RoundedCornerShape(24.dp),
        colors = ButtonDefaults.buttonColors(palette.ink, palette.paper),
        contentPadding = PaddingValues(16.dp),
    ) {
        Column(horizontalAlignment = Alignment.CenterHorizontally, verticalArrangement = Arrangement.spacedBy(12.dp)) {
            Picture(Icons.phone, palette.paper, 80.dp)
            Text(call.label, textAlign = TextAlign.Center, style = MaterialTheme.typography.displayMedium)
        }
    }
}

/** The number as text that can be copied, for a device that cannot call. */
@Composable
private fun Number(screen: EmergencyScreen, actions: ScreenActions) {
    Column {
        SelectionContainer { Text(screen.number, fontWeight = FontWeight.Bold) }
        Text(screen.country)
        LinkButton(screen.changeCountry.label, inText = true) { actions.press(screen.changeCountry) }
    }
}

@Composable
private fun GotThrough(screen: EmergencyScreen, actions: ScreenActions) {
    screen.gotThrough?.let { question ->
        Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
            Heading(question)
            Options(screen.gotThroughChoices, question, actions)
        }
    }
    if (screen.otherWays.isNotEmpty()) {
        Column(
            Modifier.semantics { liveRegion = LiveRegionMode.Polite },
            Arrangement.spacedBy(8.dp),
        ) {
            Heading(screen.otherWays.first())
            screen.otherWays.drop(1).forEach { Line(it) }
        }
    }
}

@Composable
private fun Orders(screen: EmergencyScreen, actions: ScreenActions) {
    HorizontalDivider(color = LocalPalette.current.line)
    Text(screen.reasons)
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) { screen.orders.forEach { Line(it, FontWeight.Bold) } }
    SideButton(screen.card.label, Icons.page) { actions.press(screen.card) }
    HorizontalDivider(color = LocalPalette.current.line)
    Text(screen.cannotSpeak)
    Text(screen.noSignal)
    Text(screen.therapist)
}

@Composable
private fun Closings(screen: EmergencyScreen, actions: ScreenActions) {
    HorizontalDivider(Modifier.padding(top = 8.dp), color = LocalPalette.current.line)
    Heading(screen.closeTitle)
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) { screen.closings.forEach { ActionButton(it, actions) } }
}

@Composable
private fun Line(text: String, weight: FontWeight = FontWeight.Normal) {
    Marked(12.dp, { Bullet() }) { Text(text, fontWeight = weight) }
}
