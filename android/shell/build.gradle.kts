plugins {
    alias(libs.plugins.kotlin.jvm)
}

kotlin {
    compilerOptions {
        jvmTarget = org.jetbrains.kotlin.gradle.dsl.JvmTarget.JVM_17
        allWarningsAsErrors = true
    }
    sourceSets.main {
        // Written by bindings/package/android.sh.
        kotlin.srcDir("src/generated/kotlin")
    }
}

java {
    sourceCompatibility = JavaVersion.VERSION_17
    targetCompatibility = JavaVersion.VERSION_17
}

dependencies {
    // The app brings the kind that fits: for phones or for this machine.
    compileOnly(libs.jna)

    testImplementation(libs.jna)
    testImplementation(libs.junit.jupiter)
}

tasks.test {
    useJUnitPlatform()
}
