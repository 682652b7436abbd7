import AftercareCore
import SwiftUI

/// Every screen of the core has its view. There is no default: one that is new does not compile until it is
/// drawn.
struct ScreenView: View {
  let screen: Screen

  var body: some View {
    switch screen {
    case .welcome(let screen): WelcomeView(screen: screen)
    case .enterCode(let screen): CodeView(screen: screen)
    case .sessionForm(let screen): FormView(screen: screen)
    case .handoutPreview(let screen): PreviewView(screen: screen)
    case .redFlagCard(let screen): FlagCardView(screen: screen)
    case .remindersSet(let screen): DatesView(screen: screen)
    case .home(let screen): HomeView(screen: screen)
    case .checkIn(let screen): CheckInView(screen: screen)
    case .confirm(let screen): ConfirmView(screen: screen)
    case .outcome(let screen): OutcomeView(screen: screen)
    case .why(let screen): WhyView(screen: screen)
    case .helps(let screen): HelpsView(screen: screen)
    case .emergency(let screen): EmergencyView(screen: screen)
    case .country(let screen): CountryView(screen: screen)
    case .card(let card): CardView(screen: screen, card: card)
    case .history(let screen): HistoryView(screen: screen)
    case .about(let screen): AboutView(screen: screen)
    case .trouble(let screen): TroubleView(screen: screen)
    case .settings(let screen): SettingsView(screen: screen)
    case .quietHours(let screen): QuietHoursView(screen: screen)
    case .therapist(let therapist): TherapistView(screen: screen, therapist: therapist)
    }
  }
}
