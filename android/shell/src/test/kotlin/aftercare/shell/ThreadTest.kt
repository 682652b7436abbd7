package aftercare.shell

import aftercare.core.Command
import java.util.Collections
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.atomic.AtomicInteger
import kotlin.concurrent.thread
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

private const val THREADS = 8
private const val CALLS = 100

/** Runs [block] in eight threads that start together, and fails with the first thing that one threw. */
private fun together(block: (Int) -> Unit) {
    val start = CyclicBarrier(THREADS)
    val faults = Collections.synchronizedList(mutableListOf<Throwable>())
    List(THREADS) { number ->
        thread {
            runCatching {
                start.await()
                block(number)
            }.onFailure(faults::add)
        }
    }.forEach { it.join() }
    faults.firstOrNull()?.let { throw AssertionError("${faults.size} of $THREADS threads failed", it) }
}

/** Any thread may call. */
class ThreadTest {
    @Test
    @Timeout(120)
    fun `given eight threads on one engine then no call of any is lost`() = inFolder { folder ->
        open(folder, AFTER_SESSION).use { engine ->
            engine.raiseEmergency(AFTER_SESSION)
            together {
                repeat(CALLS) { assertTrue(engine.dispatch(Command.Called("999"), AFTER_SESSION).saved) }
            }
        }
        open(folder, AFTER_SESSION).use { assertEquals(THREADS * CALLS, it.callsInHistory(AFTER_SESSION)) }
        println("measured: calls of $THREADS threads at once on the engine, none lost: ${THREADS * CALLS}")
    }

    @Test
    @Timeout(120)
    fun `given eight threads on one store then no call is lost and listeners keep up`() = inFolder { folder ->
        val queue = FakeQueue()
        val heard = AtomicInteger()
        val store = Store(
            { device, now -> open(folder, now, device = device).also { it.raiseEmergency(now) } },
            { DEVICE },
            { AFTER_SESSION },
            queue,
        )
        store.use {
            store.start()
            store.listen { state ->
                assertEquals(state, store.state, "a listener hears of the newest state")
                heard.incrementAndGet()
            }
            together { number ->
                repeat(CALLS) {
                    if (number % 2 == 0) store.dispatch(Command.Called("999")) else store.refresh()
                }
            }
            assertTrue(heard.get() > THREADS * CALLS, "${heard.get()}")
        }
        open(folder, AFTER_SESSION).use { engine ->
            assertEquals(THREADS / 2 * CALLS, engine.callsInHistory(AFTER_SESSION))
        }
        assertTrue(queue.pending().isNotEmpty())
    }
}
