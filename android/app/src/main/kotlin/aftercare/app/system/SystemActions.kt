package aftercare.app.system

import aftercare.app.Care
import aftercare.app.Preferences
import aftercare.app.print.printPages
import aftercare.app.scan.ScanCode
import aftercare.app.ui.ScreenActions
import aftercare.core.Button
import aftercare.core.Command
import aftercare.core.Screen
import aftercare.shell.frame
import android.app.NotificationManager
import android.content.Intent
import androidx.activity.ComponentActivity

/** What screens ask for, done by the system. Made while the activity is created. */
class SystemActions(
    private val activity: ComponentActivity,
    private val care: Care,
    private val preferences: Preferences,
) : ScreenActions {
    private val permission = NotifyPermission(activity, preferences, care::refresh)
    private val scanner = activity.registerForActivityResult(ScanCode()) { code -> code?.let(care::handout) }

    /** The command says that the dialler was opened: where there is none, it would not be true. */
    override fun press(button: Button) {
        val number = button.dial
        val language = care.state.output?.screen?.frame?.language
        if (number == null || activity.dial(number, language)) care.send(button.command)
    }

    override fun send(command: Command): Unit = care.send(command)

    override fun scan(): Unit = scanner.launch(Unit)

    override fun share(text: String) {
        val send = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text)
        activity.startActivity(Intent.createChooser(send, null))
    }

    override fun print(screen: Screen): Unit = activity.printPages(screen)

    override val mayNotify: Boolean
        get() = activity.getSystemService(NotificationManager::class.java).areNotificationsEnabled()

    override fun askToNotify(): Unit = permission.ask()

    override fun openSystemSettings(): Unit = activity.openReminderSettings()

    override val screenshotsAllowed: Boolean get() = preferences.screenshotsAllowed

    override fun allowScreenshots(allowed: Boolean) {
        preferences.screenshotsAllowed = allowed
    }

    override fun retry(): Unit = care.start()
}
