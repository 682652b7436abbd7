package aftercare.app.ui

import aftercare.core.Output
import aftercare.core.Screen
import aftercare.shell.StoreState
import aftercare.shell.frame
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.mutableStateOf
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.v2.runComposeUiTest
import java.time.ZoneOffset
import kotlin.time.Duration.Companion.minutes
import org.robolectric.RuntimeEnvironment

/** A device and its reader's settings. One dot a dp: references stay small, and what is wrong is seen all the same. */
enum class Mode(val qualifiers: String, val fontScale: Float = 1f, val isRightToLeft: Boolean = false) {
    LIGHT("w411dp-h891dp-mdpi"),
    NIGHT("w411dp-h891dp-night-mdpi"),

    /** As high as a scrolled page, to see all of it. */
    LARGE_TEXT("w411dp-h2400dp-mdpi", fontScale = 2f),
    RIGHT_TO_LEFT("w411dp-h891dp-mdpi", isRightToLeft = true),
    NARROW("w320dp-h569dp-mdpi"),
    SMALL_AND_LARGE("w320dp-h569dp-mdpi", fontScale = 2f),
    TABLET("w840dp-h1200dp-mdpi"),
}

/** The app in a mode, showing whatever it is given. */
@OptIn(ExperimentalTestApi::class)
class Stage(private val test: ComposeUiTest, private val mode: Mode) {
    val actions = Recorder()
    private val state = mutableStateOf<StoreState>(StoreState.Unopened)

    init {
        test.setContent {
            CompositionLocalProvider(LocalNow provides { SESSION_END.atZone(ZoneOffset.UTC) }) {
                AftercareTheme { AftercareApp(state.value, actions) }
            }
        }
    }

    fun show(next: StoreState) {
        state.value = next
        test.waitForIdle()
    }

    /** A fresh page of this screen, scrolled to its head. */
    fun show(screen: Screen) {
        show(StoreState.Unopened)
        val language = screen.frame.language
        if (mode.isRightToLeft) screen.frame.language = "ar"
        show(StoreState.Showing(Output(screen, emptyList(), true)))
        screen.frame.language = language
    }
}

/** Runs [block] on the app in a mode. */
@OptIn(ExperimentalTestApi::class)
fun inMode(mode: Mode, block: ComposeUiTest.(Stage) -> Unit) {
    RuntimeEnvironment.setQualifiers(mode.qualifiers)
    RuntimeEnvironment.setFontScale(mode.fontScale)
    runComposeUiTest(testTimeout = 10.minutes) { block(Stage(this, mode)) }
}
