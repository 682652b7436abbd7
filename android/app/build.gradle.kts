plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.compose)
}

android {
    namespace = "aftercare.app"
    compileSdk = 37

    defaultConfig {
        applicationId = "aftercare.app"
        minSdk = 26
        targetSdk = 36
        versionCode = 1
        versionName = "0.1.0"
        // Those that the core is built for. JNA brings more along: on them the app would be installed and never open.
        ndk.abiFilters += listOf("arm64-v8a", "armeabi-v7a", "x86_64")
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "proguard-rules.pro")
        }
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    buildFeatures {
        compose = true
    }

    bundle {
        // The core chooses the language of the screens, which need not be one of the phone's: all are installed.
        language {
            enableSplit = false
        }
    }

    lint {
        lintConfig = rootProject.file("lint.xml")
        warningsAsErrors = true
    }

    testOptions {
        unitTests.isIncludeAndroidResources = true
    }
}

kotlin {
    compilerOptions {
        allWarningsAsErrors = true
    }
}

dependencies {
    implementation(project(":shell"))
    implementation(libs.activity.compose)
    implementation(libs.material3)
    implementation(libs.zxing)
    // With the libraries for phones; tests on the JVM need those for this machine.
    implementation("${libs.jna.get()}@aar")

    debugImplementation(libs.compose.preview)
    debugRuntimeOnly(libs.compose.tooling)

    testImplementation(libs.compose.test)
    testImplementation(libs.junit)
    testImplementation(libs.robolectric)
    testRuntimeOnly(libs.jna)
}
