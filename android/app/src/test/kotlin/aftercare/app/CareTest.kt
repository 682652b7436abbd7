package aftercare.app

import aftercare.core.CareEngine
import aftercare.shell.StoreState
import android.os.Looper
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.shadows.ShadowLooper

@RunWith(RobolectricTestRunner::class)
class CareTest {
    private val phone = Phone()

    @Test
    fun `the core is opened off the main thread, and what it shows arrives there`() {
        val threads = mutableListOf<Thread>()
        phone.app.engine = { folder, key, device, now ->
            threads += Thread.currentThread()
            CareEngine.open(folder, key, device, now)
        }
        val worker = Executors.newSingleThreadExecutor()
        phone.app.worker = worker
        phone.care.start()
        val done = CountDownLatch(1)
        phone.care.afterwards(done::countDown)
        assertTrue(done.await(30, TimeUnit.SECONDS))
        assertEquals(StoreState.Unopened, phone.care.state)
        ShadowLooper.idleMainLooper()
        assertTrue(phone.care.state is StoreState.Showing)
        assertFalse(threads.single() == Looper.getMainLooper().thread)
        worker.shutdown()
    }

    @Test
    fun `the phone's own ports keep the order of what was asked, on one thread`() {
        val seen = mutableListOf<Pair<Int, Thread>>()
        val worker = Ports.of(phone.app).worker
        val done = CountDownLatch(1)
        repeat(100) { number -> worker.execute { seen += number to Thread.currentThread() } }
        worker.execute(done::countDown)
        assertTrue(done.await(30, TimeUnit.SECONDS))
        assertEquals((0 until 100).toList(), seen.map { it.first })
        assertEquals(1, seen.map { it.second }.distinct().size)
    }
}
