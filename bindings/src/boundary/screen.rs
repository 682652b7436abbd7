//! What a shell draws: one variant per screen.

use aftercare_core::screen::{
    AboutScreen, CardScreen, CheckInScreen, CodeScreen, ConfirmScreen, CountryScreen, DatesScreen,
    EmergencyScreen, FlagCardScreen, FormScreen, HelpsScreen, HistoryScreen, HomeScreen, OutcomeScreen,
    PreviewScreen, QuietHoursScreen, Screen, SettingsScreen, TherapistScreen, TroubleScreen, WelcomeScreen,
    WhyScreen,
};

/// A screen.
#[uniffi::remote(Enum)]
pub enum Screen {
    Welcome(WelcomeScreen),
    EnterCode(CodeScreen),
    SessionForm(FormScreen),
    HandoutPreview(PreviewScreen),
    RedFlagCard(FlagCardScreen),
    RemindersSet(DatesScreen),
    Home(HomeScreen),
    CheckIn(CheckInScreen),
    Confirm(ConfirmScreen),
    Outcome(OutcomeScreen),
    Why(WhyScreen),
    Helps(HelpsScreen),
    Emergency(EmergencyScreen),
    Country(CountryScreen),
    Card(CardScreen),
    History(HistoryScreen),
    About(AboutScreen),
    Trouble(TroubleScreen),
    Settings(SettingsScreen),
    QuietHours(QuietHoursScreen),
    Therapist(TherapistScreen),
}
