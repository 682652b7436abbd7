package aftercare.app.keys

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import android.util.AtomicFile
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.ProviderException
import java.security.SecureRandom
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

private const val PROVIDER = "AndroidKeyStore"
private const val ALIAS = "aftercare.journal"
private const val CIPHER = "AES/GCM/NoPadding"
private const val KEY_BYTES = 32
private const val IV_BYTES = 12
private const val TAG_BITS = 128

/**
 * The journal's key in a file, wrapped by a key that never leaves the phone's Keystore. The wrapping key asks
 * for no finger and no code: at the start of the phone the reminders are compared with nobody there.
 *
 * A key that is gone for good, as on a phone restored from a copy, is followed by a new one. The journal is
 * not touched by that: the core finds that the key does not fit, says so, and the patient decides.
 * When the Keystore only fails there is no key for now, and nothing is replaced.
 */
class KeystoreKeeper(file: File) : KeyKeeper {
    private val file = AtomicFile(file)

    override fun key(): ByteArray? = try {
        val keystore = KeyStore.getInstance(PROVIDER).apply { load(null) }
        val wrapping = keystore.getKey(ALIAS, null) as SecretKey?
        unwrapped(wrapping) ?: made(wrapping ?: newWrappingKey())
    } catch (_: GeneralSecurityException) {
        null
    } catch (_: ProviderException) {
        null
    } catch (_: IOException) {
        null
    }

    /** `null` when there is none that could ever be unwrapped. */
    private fun unwrapped(wrapping: SecretKey?): ByteArray? {
        if (wrapping == null || !file.baseFile.exists()) return null
        val wrapped = file.readFully()
        if (wrapped.size != IV_BYTES + KEY_BYTES + TAG_BITS / Byte.SIZE_BITS) return null
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.DECRYPT_MODE, wrapping, GCMParameterSpec(TAG_BITS, wrapped, 0, IV_BYTES))
        return try {
            cipher.doFinal(wrapped, IV_BYTES, wrapped.size - IV_BYTES)
        } catch (_: AEADBadTagException) {
            null
        }
    }

    private fun made(wrapping: SecretKey): ByteArray {
        val key = ByteArray(KEY_BYTES).also(SecureRandom()::nextBytes)
        val cipher = Cipher.getInstance(CIPHER)
        // The Keystore chooses the random part itself and refuses any other.
        cipher.init(Cipher.ENCRYPT_MODE, wrapping)
        val sealed = cipher.doFinal(key)
        val stream = file.startWrite()
        try {
            stream.write(cipher.iv + sealed)
        } catch (why: IOException) {
            file.failWrite(stream)
            throw why
        }
        file.finishWrite(stream)
        return key
    }

    private fun newWrappingKey(): SecretKey {
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val spec = KeyGenParameterSpec.Builder(ALIAS, purposes)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(KEY_BYTES * Byte.SIZE_BITS)
            .build()
        val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER)
        generator.init(spec)
        return generator.generateKey()
    }
}
