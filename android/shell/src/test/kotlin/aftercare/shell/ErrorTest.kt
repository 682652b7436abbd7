package aftercare.shell

import aftercare.core.CareEngine
import aftercare.core.Command
import aftercare.core.EngineException
import aftercare.core.OpenException
import aftercare.core.Output
import aftercare.core.ScenarioException
import aftercare.core.ScenarioRun
import aftercare.core.Screen
import aftercare.core.breakNextDispatch
import aftercare.core.failToCall
import aftercare.core.failToOpen
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Faults cross the boundary typed, and none of them closes the engine. */
class ErrorTest {
    // No `else`: a new kind does not compile until somebody has thought of it.
    private fun name(error: OpenException): String = when (error) {
        is OpenException.InUse -> "in use"
        is OpenException.Content -> "content"
        is OpenException.Fault -> "fault"
    }

    private fun name(error: EngineException): String = when (error) {
        is EngineException.NotErased -> "not erased"
        is EngineException.Restart -> "restart"
        is EngineException.Fault -> "fault"
    }

    @Test
    fun `every way in which opening fails is typed and says why`() {
        val errors = (0u..2u).map { assertThrows(OpenException::class.java) { failToOpen(it) } }
        failToOpen(3u)
        assertEquals(listOf("in use", "content", "fault"), errors.map(::name))
        assertTrue(errors.all { !it.message.isNullOrBlank() })
        assertTrue("detail" in errors[1].message!!)
    }

    @Test
    fun `every way in which a call fails is typed and says why`() {
        val errors = (0u..2u).map { assertThrows(EngineException::class.java) { failToCall(it) } }
        failToCall(3u)
        assertEquals(listOf("not erased", "restart", "fault"), errors.map(::name))
        assertTrue(errors.all { !it.message.isNullOrBlank() })
        assertTrue("detail" in errors[0].message!!)
    }

    @Test
    fun `given a file that is no scenario then the error names the place`() {
        val error = assertThrows(ScenarioException.Unreadable::class.java) { ScenarioRun.read("{\"id\": 1}") }
        assertTrue(error.message!!.startsWith("$"), error.message)
    }

    @Test
    fun `given an open journal then a second opening says in use until it is closed`() = inFolder { folder ->
        open(folder, AFTER_SESSION).use {
            assertThrows(OpenException.InUse::class.java) { open(folder, AFTER_SESSION) }
        }
        open(folder, AFTER_SESSION).close()
    }

    @Test
    fun `given a panic in a call then it is an error, what was recorded stays, and the next call works`() {
        inFolder { folder ->
            open(folder, AFTER_SESSION).use { engine ->
                engine.raiseEmergency(AFTER_SESSION)
                engine.dispatch(Command.Called("999"), AFTER_SESSION)
                breakNextDispatch(engine)
                val fault = assertThrows(EngineException.Fault::class.java) {
                    engine.dispatch(Command.Called("999"), AFTER_SESSION)
                }
                assertFalse("broken on purpose" in fault.message!!, "the panic's words stay inside")
                assertTrue(engine.dispatch(Command.Called("999"), AFTER_SESSION).screen is Screen.Emergency)
                assertEquals(3, engine.callsInHistory(AFTER_SESSION))
            }
            open(folder, AFTER_SESSION).use { assertEquals(3, it.callsInHistory(AFTER_SESSION)) }
        }
    }

    @Test
    fun `given a closed engine then a call is an exception and not a crash`() = inFolder { folder ->
        val engine: CareEngine = open(folder, AFTER_SESSION)
        engine.close()
        engine.close()
        assertThrows(IllegalStateException::class.java) { engine.dispatch(Command.AppOpened, AFTER_SESSION) }
        assertThrows(IllegalStateException::class.java) { engine.refresh(DEVICE, AFTER_SESSION) }
    }

    @Test
    fun `given a wrong key or none then the screen says so and all answers stay`() = inFolder { folder ->
        open(folder, AFTER_SESSION).use { it.raiseEmergency(AFTER_SESSION) }
        for (key in listOf(null, ByteArray(32), ByteArray(31))) {
            open(folder, AFTER_SESSION, key).use { engine ->
                val output: Output = engine.dispatch(Command.AppOpened, AFTER_SESSION)
                assertTrue(output.screen is Screen.Trouble, "${key?.size}")
                assertFalse(output.saved)
            }
        }
        open(folder, AFTER_SESSION).use { engine ->
            assertTrue(engine.dispatch(Command.AppOpened, AFTER_SESSION).screen is Screen.Emergency)
        }
    }
}
