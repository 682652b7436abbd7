package aftercare.app

import aftercare.app.system.SystemActions
import aftercare.app.system.keepPrivate
import aftercare.app.ui.AftercareApp
import aftercare.app.ui.AftercareTheme
import aftercare.shell.frame
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.runtime.SideEffect
import androidx.core.content.ContextCompat

/**
 * The one window. There is never a second: started out of another app's task, as by a link, it would show
 * the same store twice, so that the manifest asks for a single task.
 */
class MainActivity : ComponentActivity() {
    private val application get() = getApplication() as AftercareApplication
    private val care get() = application.care

    /** What opened the app and was not passed on yet. */
    private var arrival: Arrival? = null

    /** The app has come to the front, and not just turned or changed its language. */
    private var cameToFront = false

    private val clockTicked = object : BroadcastReceiver() {
        private var notices = emptyList<String>()

        /** What was said to a person a moment ago stays for at least a minute. */
        override fun onReceive(context: Context, intent: Intent) {
            val shown = care.state.output?.screen?.frame?.notices.orEmpty()
            if (shown == notices) care.refresh()
            notices = shown
        }
    }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        if (savedInstanceState == null) arrival = Arrival.of(intent)
        cameToFront = savedInstanceState?.getBoolean(TURNED) != true
        val actions = SystemActions(this, care, application.preferences)
        setContent {
            val state = care.state
            val screenshots = actions.screenshotsAllowed
            SideEffect { keepPrivate(state.output?.screen, screenshots) }
            AftercareTheme { AftercareApp(state, actions) }
        }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        setIntent(intent)
        arrival = Arrival.of(intent)
    }

    override fun onStart() {
        super.onStart()
        val ticks = IntentFilter(Intent.ACTION_TIME_TICK)
        ContextCompat.registerReceiver(this, clockTicked, ticks, ContextCompat.RECEIVER_NOT_EXPORTED)
    }

    /** The store hears of each return, for permissions may have changed, but of one return as one. */
    override fun onResume() {
        super.onResume()
        when (val arrived = arrival) {
            is Arrival.OfReminder -> care.tapped(arrived.tap, arrived.id)
            is Arrival.OfLink -> care.handout(arrived.link)
            null -> if (cameToFront) care.start() else care.refresh()
        }
        arrival = null
        cameToFront = false
    }

    override fun onStop() {
        super.onStop()
        unregisterReceiver(clockTicked)
        cameToFront = true
    }

    override fun onSaveInstanceState(outState: Bundle) {
        super.onSaveInstanceState(outState)
        outState.putBoolean(TURNED, isChangingConfigurations)
    }

    private companion object {
        const val TURNED = "turned"
    }
}
