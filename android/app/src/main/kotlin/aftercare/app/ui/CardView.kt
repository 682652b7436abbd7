package aftercare.app.ui

import aftercare.core.CardFace
import aftercare.core.CardScreen
import aftercare.core.Fact
import aftercare.core.Screen
import aftercare.core.TimelineEntry
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp

/** The page for a doctor or a crew: black on white, large, bright, and the screen stays on. */
@Composable
internal fun CardView(screen: Screen.Card, actions: ScreenActions) {
    val card = screen.v1
    KeepBright()
    InLanguage(card.frame.language, CardPalette) {
        Page(
            card.frame,
            actions,
            title = { Title(card.frame.title, headline()) },
            bar = { MainButton(card.print, icon = Icons.print) { actions.print(screen) } },
        ) {
            Sides(card)
        }
    }
}

@Composable
private fun Sides(card: CardScreen) {
    Face(card.face)
    card.otherSide?.let { other ->
        HorizontalDivider(thickness = 4.dp, color = LocalPalette.current.ink)
        InLanguage(other.language) {
            Column(verticalArrangement = Arrangement.spacedBy(16.dp)) {
                Text(other.heading)
                Title(other.title, headline())
                Face(other.face)
            }
        }
    }
}

@Composable
private fun headline() = MaterialTheme.typography.headlineMedium.copy(fontWeight = FontWeight.Bold)

/** Both sides have the same lines, and each the map: the letters for left and right differ with the language. */
@Composable
private fun Face(face: CardFace) {
    if (face.`when`.isNotEmpty()) Text(face.`when`, style = MaterialTheme.typography.titleMedium)
    if (face.hints.isNotEmpty()) {
        Column(
            Modifier.fillMaxWidth().outlined(LocalPalette.current.ink, Corner).padding(16.dp),
            Arrangement.spacedBy(8.dp),
        ) {
            face.hints.forEach { Text(it, fontWeight = FontWeight.Bold, style = MaterialTheme.typography.labelLarge) }
        }
    }
    SmallMap(face.map)
    face.facts.forEach { CardFact(it) }
    if (face.timelineTitle.isNotEmpty()) {
        HorizontalDivider(thickness = 2.dp, color = LocalPalette.current.ink)
        Heading(face.timelineTitle)
    }
    face.timeline.forEach { Happened(it) }
    if (face.protocol.isNotEmpty()) Text(face.protocol, style = MaterialTheme.typography.bodyMedium)
}

@Composable
private fun CardFact(fact: Fact) {
    FactLine(fact, MaterialTheme.typography.labelLarge.copy(fontWeight = FontWeight.Bold))
}

@Composable
private fun Happened(entry: TimelineEntry) {
    Column(Modifier.semantics(mergeDescendants = true) {}) {
        Text(entry.`when`, style = MaterialTheme.typography.bodyMedium)
        Text(entry.text, fontWeight = FontWeight.Medium)
    }
}
