package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.Command
import aftercare.core.Screen

/** Keeps what a screen asked for. */
class Recorder : ScreenActions {
    val pressed = mutableListOf<Button>()
    val sent = mutableListOf<Command>()
    val asked = mutableListOf<String>()
    override var screenshotsAllowed = false
        private set
    override var mayNotify = false

    override fun press(button: Button) {
        pressed.add(button)
    }

    override fun send(command: Command) {
        sent.add(command)
    }

    override fun scan() = note("scan")

    override fun share(text: String) = note("share $text")

    override fun print(screen: Screen) = note("print ${screen.javaClass.simpleName}")

    override fun askToNotify() = note("askToNotify")

    override fun openSystemSettings() = note("openSystemSettings")

    override fun allowScreenshots(allowed: Boolean) {
        screenshotsAllowed = allowed
        note("allowScreenshots $allowed")
    }

    override fun retry() = note("retry")

    private fun note(what: String) {
        asked.add(what)
    }
}
