import AftercareCore

extension Screen {
  /// What every screen has around its content: heading, notices and the way back.
  public var frame: Frame {
    switch self {
    case .welcome(let screen): screen.frame
    case .enterCode(let screen): screen.frame
    case .sessionForm(let screen): screen.frame
    case .handoutPreview(let screen): screen.frame
    case .redFlagCard(let screen): screen.frame
    case .remindersSet(let screen): screen.frame
    case .home(let screen): screen.frame
    case .checkIn(let screen): screen.frame
    case .confirm(let screen): screen.frame
    case .outcome(let screen): screen.frame
    case .why(let screen): screen.frame
    case .helps(let screen): screen.frame
    case .emergency(let screen): screen.frame
    case .country(let screen): screen.frame
    case .card(let screen): screen.frame
    case .history(let screen): screen.frame
    case .about(let screen): screen.frame
    case .trouble(let screen): screen.frame
    case .settings(let screen): screen.frame
    case .quietHours(let screen): screen.frame
    case .therapist(let screen): screen.frame
    }
  }
}
