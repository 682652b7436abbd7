package aftercare.app.ui

import aftercare.core.Button
import aftercare.core.Command
import aftercare.core.Screen

/**
 * What a screen asks of the app around it. The screens hold no system service; the activity and tests
 * each give them their own.
 */
interface ScreenActions {
    /** A person pressed a button of the core: its number is dialled first where it has one, then its command sent. */
    fun press(button: Button)

    /** Sends a command that has no button: typed text, a picked time, a tap on the body map, Back. */
    fun send(command: Command)

    /** Opens the camera to read a code into the code field. */
    fun scan()

    /** Sends plain text through another app, chosen by the person. */
    fun share(text: String)

    /** Prints or saves the page that the core draws for a screen. */
    fun print(screen: Screen)

    /** Whether the system lets the app notify at all. */
    val mayNotify: Boolean

    /** Asks the system for the permission to notify, or opens its settings once it no longer asks. */
    fun askToNotify()

    /** Opens the system's settings of this app: notifications, background, battery. */
    fun openSystemSettings()

    /** Whether screens with answers may be photographed and shown in the list of recent apps. */
    val screenshotsAllowed: Boolean

    /** Changes [screenshotsAllowed]. */
    fun allowScreenshots(allowed: Boolean)

    /** Tries again to open what could not be opened. */
    fun retry()
}
