import Testing

/// Everything that is tested through the app. One after another: the stand-ins for a phone's printer, voice and
/// display are one for all, as they are on a phone.
@MainActor @Suite(.serialized) struct AppTests {}
