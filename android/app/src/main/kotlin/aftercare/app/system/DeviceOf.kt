package aftercare.app.system

import aftercare.core.Device
import android.content.Context
import android.telephony.TelephonyManager
import android.text.format.DateFormat
import java.util.Locale

/** The device as it is now: languages, the country it is in, its form of clock times, the app's version. */
fun deviceOf(context: Context): Device {
    val locales = context.resources.configuration.locales
    return aftercare.shell.deviceOf(
        locales = (0 until locales.size()).map<Int, Locale>(locales::get),
        region = country(context),
        hour24 = DateFormat.is24HourFormat(context),
        appVersion = context.packageManager.getPackageInfo(context.packageName, 0).versionName.orEmpty(),
    )
}

/** The country of the network, for that is where help is called; else of the SIM. Needs no permission. */
private fun country(context: Context): String? {
    val phone = context.getSystemService(TelephonyManager::class.java) ?: return null
    return listOfNotNull(phone.networkCountryIso, phone.simCountryIso).firstOrNull(String::isNotBlank)
}
