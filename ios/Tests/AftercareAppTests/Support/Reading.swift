import AftercareCore

/// In which order a screen is to be read, after the way back, its title and its notices. There is no default: a
/// new screen says its order here.
enum Reading {
  static func order(_ screen: Screen) -> [String] {
    let frame = screen.frame
    let head = all(labels([frame.back]), [frame.title], frame.notices, labels([frame.noticeAction]))
    return all(head, content(screen)).filter { !$0.isEmpty }
  }

  private static func content(_ screen: Screen) -> [String] {
    switch screen {
    case .welcome(let screen): all(screen.points, [screen.veryUnwell, screen.call.label])
    case .enterCode(let screen): all([screen.help, screen.field.label], labels(screen.actions))
    case .sessionForm(let screen):
      all(map(screen.map), fields(screen.fields), groups(screen.groups), labels(screen.actions))
    case .handoutPreview(let screen):
      all([screen.origin], map(screen.map), facts(screen.facts), screen.remarks, labels(screen.actions))
    case .redFlagCard(let screen): flagCard(screen)
    case .remindersSet(let screen):
      all(
        [screen.intro], screen.dates.flatMap { [$0.when, $0.about, $0.state] },
        [screen.zone, screen.quiet, screen.honest, screen.test], labels(screen.actions))
    case .home(let screen): home(screen)
    case .checkIn(let screen): checkIn(screen)
    case .confirm(let screen): all(screen.paragraphs, labels(screen.actions))
    case .outcome(let screen):
      all(
        [screen.sentence, screen.reasons, screen.expected],
        screen.steps.flatMap { [$0.text, $0.call?.label] },
        screen.watch, [screen.next, screen.therapist])
    case .why(let screen):
      all(screen.rules.flatMap { [$0.level, $0.because, $0.id, $0.sources] }, facts(screen.answers))
    case .helps(let screen): screen.advice
    case .emergency(let screen): emergency(screen)
    case .country(let screen): all([screen.intro], labels(screen.countries))
    case .card(let screen):
      all(face(screen.face), side(screen.otherSide), [screen.print])
    case .history(let screen): all([screen.zone], screen.entries.flatMap(entry))
    case .about(let screen): all(screen.paragraphs, facts(screen.facts))
    case .trouble(let screen):
      all(
        [screen.happened, screen.kept, screen.lost, screen.works, screen.toDo, screen.feelingWorse],
        [screen.detail], labels(screen.actions))
    case .settings(let screen):
      all(
        group(screen.language), [screen.quiet, screen.changeQuiet.label],
        [screen.country, screen.changeCountry.label, screen.treating.label])
    case .quietHours(let screen): all([screen.now, screen.intro], group(screen.hours), labels([screen.off]))
    case .therapist(let screen): therapist(screen)
    }
  }

  /// The call is before everything else, the ways to close it at the end.
  private static func emergency(_ screen: EmergencyScreen) -> [String] {
    all(
      [screen.call.label, screen.number, screen.country, screen.changeCountry.label, screen.gotThrough],
      labels(screen.gotThroughChoices), screen.otherWays, [screen.reasons], screen.orders,
      [screen.card.label, screen.cannotSpeak, screen.noSignal, screen.therapist, screen.closeTitle],
      labels(screen.closings))
  }

  private static func flagCard(_ screen: FlagCardScreen) -> [String] {
    all(
      [screen.intro], screen.signs.flatMap { [$0.title, $0.detail] }, screen.remarks, [screen.question],
      labels(screen.choices), [screen.reply], labels(screen.actions))
  }

  private static func home(_ screen: HomeScreen) -> [String] {
    all(
      [screen.detail, screen.afterEmergency], screen.dots.flatMap { [$0.label, $0.when, $0.state] },
      [screen.soreness?.sentence, screen.practice?.line, screen.practice?.call?.label, screen.laterComing],
      group(screen.later), labels(screen.menu), labels([screen.primary, screen.unwell]))
  }

  /// "None of these" comes after every row that it answers.
  private static func checkIn(_ screen: CheckInScreen) -> [String] {
    all(
      screen.rows.flatMap { row in
        all([row.title, row.detail, row.low, row.high], labels(row.options), labels([row.no]))
      }, labels([screen.noneOfThese, screen.next, screen.somethingElse]), group(screen.later))
  }

  private static func therapist(_ screen: TherapistScreen) -> [String] {
    all(
      [screen.map.description, screen.needled], groups(screen.regions),
      groups([screen.risks, screen.technique, screen.painBefore]), fields(screen.fields),
      labels([screen.now]),
      screen.lacks, code(screen.ready), [screen.kept], labels(screen.actions))
  }

  private static func code(_ code: ReadyCode?) -> [String] {
    guard let code else { return [] }
    return all([code.title, code.scan, code.description], facts(code.facts), [code.print, code.share])
  }

  private static func side(_ side: CardSide?) -> [String] {
    guard let side else { return [] }
    return all([side.heading, side.title], face(side.face))
  }

  private static func face(_ face: CardFace) -> [String] {
    all(
      [face.when], face.hints, map(face.map), facts(face.facts), [face.timelineTitle],
      timeline(face.timeline), [face.protocol])
  }

  private static func entry(_ entry: HistoryEntry) -> [String] {
    all([entry.when, entry.title, entry.levelName], entry.lines, labels([entry.open, entry.correct]))
  }

  private static func map(_ map: PlaceMap?) -> [String] {
    guard let map else { return [] }
    return all([map.description], map.names, labels(map.choices))
  }

  private static func group(_ group: ChoiceGroup?) -> [String] {
    guard let group, !group.options.isEmpty else { return [] }
    return all([group.label], labels(group.options))
  }

  private static func groups(_ groups: [ChoiceGroup]) -> [String] { groups.flatMap { group($0) } }
  private static func fields(_ fields: [Field]) -> [String] { fields.map(\.label) }
  private static func facts(_ facts: [Fact]) -> [String] { facts.flatMap { [$0.label, $0.value] } }
  private static func timeline(_ timeline: [TimelineEntry]) -> [String] {
    timeline.flatMap { [$0.when, $0.text] }
  }
  private static func labels(_ buttons: [Button?]) -> [String] { buttons.compactMap { $0?.label } }

  private static func all(_ parts: [String?]...) -> [String] { parts.flatMap { $0.compactMap { $0 } } }
}
