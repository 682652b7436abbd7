package aftercare.app.system

import aftercare.app.R
import android.app.Activity
import android.app.AlertDialog
import android.content.ActivityNotFoundException
import android.content.Intent
import android.content.res.Configuration
import android.net.Uri
import java.util.Locale

/**
 * Opens the dialler with a number: the last tap is the person's. A device without one, such as a tablet,
 * says so and shows the number to be dialled elsewhere.
 *
 * @param language the one that the screens are in, which need not be the phone's
 * @return whether a dialler was opened
 */
fun Activity.dial(number: String, language: String?): Boolean = try {
    startActivity(Intent(Intent.ACTION_DIAL, Uri.fromParts("tel", number, null)))
    true
} catch (_: ActivityNotFoundException) {
    noDialler(number, language)
    false
} catch (_: SecurityException) {
    // Another app took the dialler's place and does not let itself be called.
    noDialler(number, language)
    false
}

private fun Activity.noDialler(number: String, language: String?) {
    val configuration = Configuration(resources.configuration)
    if (language != null) configuration.setLocale(Locale.forLanguageTag(language))
    val words = createConfigurationContext(configuration).resources
    AlertDialog.Builder(this)
        .setTitle(number)
        .setMessage(words.getString(R.string.no_dialler, number))
        .setPositiveButton(android.R.string.ok, null)
        .show()
}
