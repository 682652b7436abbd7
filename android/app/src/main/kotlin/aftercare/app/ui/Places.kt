package aftercare.app.ui

import aftercare.core.ChoiceGroup
import aftercare.core.Command
import aftercare.core.PlaceMap
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp

/** The map as a picture beside the words that say the same. */
@Composable
internal fun SmallMap(map: PlaceMap) = BodyMapView(map, actions = null, widest = 280.dp)

/**
 * The map to tap on, the chosen places in words, and the list of the same regions for fingers that miss and
 * for screen readers. Regions that the drawing does not have are always in sight.
 */
@Composable
internal fun PlacesToChoose(
    map: PlaceMap,
    groups: List<ChoiceGroup>,
    actions: ScreenActions,
    words: List<String> = map.names,
) {
    var asList by rememberSaveable { mutableStateOf(bodyShapes == null) }
    val (drawn, others) = groups.partition(::isDrawn)
    Column(verticalArrangement = Arrangement.spacedBy(16.dp)) {
        BodyMapView(map, actions, widest = 440.dp)
        if (words.isNotEmpty()) {
            Column(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) {
                words.forEach { Text(it, style = MaterialTheme.typography.titleMedium) }
            }
        }
        map.useList?.let { label -> LinkButton(label, icon = Icons.list) { asList = !asList } }
        if (asList) drawn.forEach { Choices(it, actions) }
        others.forEach { group ->
            // A region without sides is one choice with its own name.
            Choices(group, actions)
        }
    }
}

private fun isDrawn(group: ChoiceGroup): Boolean {
    val shapes = bodyShapes ?: return false
    return group.options.any { option ->
        (option.command as? Command.TogglePlace)?.let { shapes.has(it.region) } == true
    }
}
