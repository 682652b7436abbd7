plugins {
    alias(libs.plugins.android.application) apply false
    alias(libs.plugins.kotlin.jvm) apply false
    alias(libs.plugins.kotlin.compose) apply false
}

// One lock for both builds: each line of it is the version that is used, whatever a library asks for.
val locked = file("jvm/libraries.lock").readLines()
    .filterNot { it.isBlank() || it.startsWith("#") }
    .map { it.substringAfter(' ') }

subprojects {
    configurations.configureEach {
        // Not those of the compiler and of other tools.
        if (name.contains(Regex("(compile|runtime)Classpath$", RegexOption.IGNORE_CASE))) {
            resolutionStrategy.force(*locked.toTypedArray())
        }
    }
}
