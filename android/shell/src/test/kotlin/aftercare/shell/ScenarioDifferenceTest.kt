package aftercare.shell

import aftercare.core.Level
import aftercare.core.Next
import aftercare.core.Output
import aftercare.core.ScenarioException
import aftercare.core.Screen
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** A test of the test: what one platform did differently would be seen. */
class ScenarioDifferenceTest {
    private val scenario = scenarios().first { it.fileName.toString() == "healthy_h24.json" }

    /** Says how the replay fails; `null` when nobody notices. */
    private fun failure(change: (Output) -> Output?): String? {
        var changed = false
        val once = { _: Next, output: Output ->
            (if (changed) null else change(output)?.also { changed = true }) ?: output
        }
        val found = try {
            difference(golden(scenario), play(scenario, once))
        } catch (mismatch: ScenarioException.Mismatch) {
            mismatch.message
        }
        assertTrue(changed, "nothing was changed")
        return found
    }

    private fun assertSays(failure: String?, vararg texts: String) {
        assertNotNull(failure)
        texts.forEach { assertTrue(it in failure!!, "$it is not in: $failure") }
    }

    @Test
    fun `nothing changed, nothing found`() {
        assertNull(difference(golden(scenario), play(scenario)))
    }

    @Test
    fun `a changed letter in a label is found`() {
        val failure = failure { output ->
            (output.screen as? Screen.Home)?.v1?.let { home ->
                output.copy(screen = Screen.Home(home.copy(unwell = home.unwell.copy(label = "I feel unwell nov"))))
            }
        }
        assertSays(failure, "=== 6 ", "I feel unwell now", "I feel unwell nov")
    }

    @Test
    fun `a changed level is found`() {
        val failure = failure { output ->
            (output.screen as? Screen.Outcome)?.let {
                output.copy(screen = Screen.Outcome(it.v1.copy(level = Level.CONTACT_THERAPIST)))
            }
        }
        assertSays(failure, "=== ", "self_care", "contact_therapist")
    }

    @Test
    fun `a changed time of a reminder is found`() {
        val failure = failure { output ->
            output.reminders.firstOrNull()?.let { first ->
                output.copy(reminders = listOf(first.copy(at = first.at.plusSeconds(1))) + output.reminders.drop(1))
            }
        }
        assertSays(failure, "step 3", "2026-03-11T14:30:01Z")
    }

    @Test
    fun `a dropped reminder is found`() {
        val failure = failure { output ->
            output.reminders.takeIf { it.size > 1 }?.let { output.copy(reminders = it.dropLast(1)) }
        }
        assertSays(failure, "step 3", "11")
    }

    @Test
    fun `a dropped reminder is found where the scenario expects nothing`() {
        var steps = 0
        val failure = failure { output ->
            // The seventh step opens the app again; from the eighth on nothing is expected of reminders.
            output.takeIf { ++steps == 8 }?.copy(reminders = output.reminders.dropLast(1))
        }
        assertSays(failure, "=== 8 ", "reminders")
    }

    @Test
    fun `a dropped line is found`() {
        assertSays(difference("=== 1 |\na\nb\n", "=== 1 |\na\n"), "line 3, === 1 |", "expected: b")
        assertSays(difference("a", "a\n"), "line 2, before the first step")
    }
}
