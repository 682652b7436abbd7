package aftercare.app.system

import aftercare.core.Screen
import android.app.Activity
import android.os.Build
import android.view.WindowManager

/** Keeps pictures of answers out of the phone's gallery and of the list of recent apps, unless they are allowed. */
fun Activity.keepPrivate(screen: Screen?, screenshotsAllowed: Boolean) {
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(screenshotsAllowed)
    if (!screenshotsAllowed && screen.holdsAnswers()) {
        window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
    } else {
        window.clearFlags(WindowManager.LayoutParams.FLAG_SECURE)
    }
}

/** Whether a picture would tell of the person's body or course. While there is nothing yet, it may. */
private fun Screen?.holdsAnswers(): Boolean = when (this) {
    is Screen.Welcome,
    is Screen.EnterCode,
    is Screen.RedFlagCard,
    is Screen.RemindersSet,
    is Screen.Country,
    is Screen.About,
    is Screen.Settings,
    is Screen.QuietHours,
    -> false

    null,
    is Screen.SessionForm,
    is Screen.HandoutPreview,
    is Screen.Home,
    is Screen.CheckIn,
    is Screen.Confirm,
    is Screen.Outcome,
    is Screen.Why,
    is Screen.Helps,
    is Screen.Emergency,
    is Screen.Card,
    is Screen.History,
    is Screen.Trouble,
    is Screen.Therapist,
    -> true
}
