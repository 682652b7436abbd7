// The standard build, for Android Studio and for phones: ../docs and README.md say how. It has no SDK to run with
// on the machines that test the project; there, jvm/Build.java compiles the same sources.
pluginManagement {
    repositories {
        google()
        mavenCentral()
        gradlePluginPortal()
    }
}

dependencyResolutionManagement {
    repositoriesMode = RepositoriesMode.FAIL_ON_PROJECT_REPOS
    repositories {
        google()
        mavenCentral()
    }
}

rootProject.name = "aftercare"
include(":app", ":shell")
