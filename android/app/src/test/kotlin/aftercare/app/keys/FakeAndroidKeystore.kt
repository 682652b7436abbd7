package aftercare.app.keys

import android.security.keystore.KeyGenParameterSpec
import java.io.InputStream
import java.io.OutputStream
import java.security.Key
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.ProviderException
import java.security.SecureRandom
import java.security.Security
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.KeyGenerator
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey

/** The phone's Keystore, which Robolectric lacks, in memory: a provider of the same name, asked in the same way. */
class FakeAndroidKeystore : Provider("AndroidKeyStore", "1", "in memory") {
    init {
        put("KeyStore.AndroidKeyStore", Store::class.java.name)
        put("KeyGenerator.AES", Generator::class.java.name)
        held.clear()
        specs.clear()
        fails = false
    }

    /** Takes the place of the phone's. */
    fun install() {
        Security.removeProvider(name)
        Security.addProvider(this)
    }

    companion object {
        /** What it holds, by alias. */
        val held = mutableMapOf<String, Key>()

        /** What it was asked to make. */
        val specs = mutableListOf<KeyGenParameterSpec>()

        /** It does not answer, as after a fault of the security chip. */
        var fails = false
    }

    /** The part that keeps. */
    class Store : KeyStoreSpi() {
        override fun engineLoad(stream: InputStream?, password: CharArray?) {
            if (fails) throw ProviderException("Keystore unavailable")
        }

        override fun engineGetKey(alias: String, password: CharArray?): Key? = held[alias]

        override fun engineDeleteEntry(alias: String) {
            held -= alias
        }

        override fun engineAliases(): Enumeration<String> = Collections.enumeration(held.keys)

        override fun engineContainsAlias(alias: String): Boolean = alias in held

        override fun engineSize(): Int = held.size

        override fun engineIsKeyEntry(alias: String): Boolean = alias in held

        override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null

        override fun engineGetCertificate(alias: String): Certificate? = null

        override fun engineGetCreationDate(alias: String): Date? = null

        override fun engineIsCertificateEntry(alias: String): Boolean = false

        override fun engineGetCertificateAlias(certificate: Certificate?): String? = null

        override fun engineStore(stream: OutputStream?, password: CharArray?) = Unit

        override fun engineSetKeyEntry(a: String, k: Key, p: CharArray?, c: Array<Certificate>?) = refuse()

        override fun engineSetKeyEntry(a: String, k: ByteArray?, c: Array<Certificate>?) = refuse()

        override fun engineSetCertificateEntry(a: String, c: Certificate?) = refuse()

        private fun refuse(): Nothing = throw UnsupportedOperationException()
    }

    /** The part that makes keys. */
    class Generator : KeyGeneratorSpi() {
        private lateinit var spec: KeyGenParameterSpec

        override fun engineInit(params: AlgorithmParameterSpec, random: SecureRandom?) {
            spec = params as KeyGenParameterSpec
            specs += spec
        }

        override fun engineInit(random: SecureRandom?) = throw UnsupportedOperationException()

        override fun engineInit(size: Int, random: SecureRandom?) = throw UnsupportedOperationException()

        override fun engineGenerateKey(): SecretKey {
            val plain = KeyGenerator.getInstance("AES", Security.getProvider("SunJCE"))
            plain.init(spec.keySize)
            return plain.generateKey().also { held[spec.keystoreAlias] = it }
        }
    }
}
