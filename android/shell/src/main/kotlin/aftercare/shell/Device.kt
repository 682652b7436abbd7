package aftercare.shell

import aftercare.core.Device
import java.util.Locale

/**
 * The device as the core wants it.
 *
 * @param locales the reader's languages, the best first; those without a language (`und`) are left out
 * @param region country that the device is set to or connected in, ISO 3166 alpha-2; when there is none,
 *   the country of the first locale that has one
 * @param hour24 clocks run to 24 hours
 * @param appVersion version of the app, for the page about it
 */
public fun deviceOf(locales: List<Locale>, region: String?, hour24: Boolean, appVersion: String): Device {
    val country = listOfNotNull(region).plus(locales.map(Locale::getCountry)).firstOrNull(String::isNotBlank)
    return Device(
        languages = locales.filter { it.language.isNotEmpty() }.map(Locale::toLanguageTag).distinct(),
        region = country.orEmpty().trim().uppercase(Locale.ROOT),
        hour24 = hour24,
        appVersion = appVersion,
    )
}
