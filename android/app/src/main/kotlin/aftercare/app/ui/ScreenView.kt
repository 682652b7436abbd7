package aftercare.app.ui

import aftercare.core.Screen
import androidx.compose.runtime.Composable

/** The view of any screen. Without a default: a new screen of the core does not compile until it is drawn. */
@Composable
internal fun ScreenView(screen: Screen, actions: ScreenActions): Unit = when (screen) {
    is Screen.Welcome -> WelcomeView(screen.v1, actions)
    is Screen.EnterCode -> CodeView(screen.v1, actions)
    is Screen.SessionForm -> SessionFormView(screen.v1, actions)
    is Screen.HandoutPreview -> PreviewView(screen.v1, actions)
    is Screen.RedFlagCard -> FlagCardView(screen.v1, actions)
    is Screen.RemindersSet -> DatesView(screen.v1, actions)
    is Screen.Home -> HomeView(screen.v1, actions)
    is Screen.CheckIn -> CheckInView(screen.v1, actions)
    is Screen.Confirm -> ConfirmView(screen.v1, actions)
    is Screen.Outcome -> OutcomeView(screen.v1, actions)
    is Screen.Why -> WhyView(screen.v1, actions)
    is Screen.Helps -> HelpsView(screen.v1, actions)
    is Screen.Emergency -> EmergencyView(screen.v1, actions)
    is Screen.Country -> CountryView(screen.v1, actions)
    is Screen.Card -> CardView(screen, actions)
    is Screen.History -> HistoryView(screen.v1, actions)
    is Screen.About -> AboutView(screen.v1, actions)
    is Screen.Trouble -> TroubleView(screen.v1, actions)
    is Screen.Settings -> SettingsView(screen.v1, actions)
    is Screen.QuietHours -> QuietHoursView(screen.v1, actions)
    is Screen.Therapist -> TherapistView(screen, actions)
}
