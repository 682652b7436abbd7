package aftercare.app.ui

import aftercare.app.R
import aftercare.core.Command
import aftercare.core.Field
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.material3.TimePicker
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.material3.rememberTimePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneOffset
import java.time.ZonedDateTime

/** Where the pickers begin, and the zone that a picked time is meant in. */
internal val LocalNow = staticCompositionLocalOf<() -> ZonedDateTime> { { ZonedDateTime.now() } }

/** When the session ended: a day from a calendar, then a time from a clock. Typing is not needed. */
@Composable
internal fun EndField(field: Field, actions: ScreenActions) {
    val now = LocalNow.current
    var day by rememberSaveable { mutableStateOf<Long?>(null) }
    var asksDay by rememberSaveable { mutableStateOf(false) }
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Text(field.label, style = MaterialTheme.typography.titleMedium)
        Row(
            Modifier
                .fillMaxWidth()
                .heightIn(min = 56.dp)
                .clip(SmallCorner)
                .outlined(LocalPalette.current.edge, SmallCorner)
                .clickable(role = Role.Button) { asksDay = true }
                .padding(horizontal = 16.dp, vertical = 8.dp),
            Arrangement.spacedBy(16.dp),
            Alignment.CenterVertically,
        ) {
            Text(field.value.ifEmpty { word(R.string.ui_choose_time) }, Modifier.weight(1f))
            Picture(Icons.calendar, LocalPalette.current.ink)
        }
    }
    if (asksDay) DayDialog(now().toLocalDate(), { asksDay = false }) { day = it.toEpochDay() }
    day?.let { picked ->
        TimeDialog(now().toLocalTime(), { day = null }) { time ->
            actions.send(Command.FillTime(at(LocalDate.ofEpochDay(picked), time, now())))
        }
    }
}

/** The instant that a clock on the wall showed this; where it was turned on over it, an hour later. */
private fun at(day: LocalDate, time: LocalTime, now: ZonedDateTime): Instant =
    day.atTime(time).atZone(now.zone).toInstant()

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun DayDialog(today: LocalDate, close: () -> Unit, pick: (LocalDate) -> Unit) {
    val midnight = today.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
    val state = rememberDatePickerState(initialSelectedDateMillis = midnight)
    DatePickerDialog(
        close,
        {
            DialogButton(android.R.string.ok) {
                state.selectedDateMillis?.let { pick(Instant.ofEpochMilli(it).atZone(ZoneOffset.UTC).toLocalDate()) }
                close()
            }
        },
        dismissButton = { DialogButton(android.R.string.cancel, close) },
    ) {
        DatePicker(state, Modifier.verticalScroll(rememberScrollState()))
    }
}

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun TimeDialog(start: LocalTime, close: () -> Unit, pick: (LocalTime) -> Unit) {
    val state = rememberTimePickerState(start.hour, start.minute)
    AlertDialog(
        close,
        {
            DialogButton(android.R.string.ok) {
                pick(LocalTime.of(state.hour, state.minute))
                close()
            }
        },
        dismissButton = { DialogButton(android.R.string.cancel, close) },
        text = { Column(Modifier.verticalScroll(rememberScrollState())) { TimePicker(state) } },
    )
}

@Composable
private fun DialogButton(label: Int, onPress: () -> Unit) {
    TextButton(onPress, Modifier.heightIn(min = 48.dp)) { Text(word(label)) }
}
