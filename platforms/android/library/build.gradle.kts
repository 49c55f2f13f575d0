// The app's own Kotlin and resources, a Gradle module of the project that dx writes
// (the versions of the plugins come from dx's top-level build.gradle.kts).
plugins {
    id("com.android.library")
    id("org.jetbrains.kotlin.android")
}

android {
    namespace = "coop.cooprofesoresun.multiportal.phone"
    compileSdk = 36
    defaultConfig {
        minSdk = 26
    }
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    kotlinOptions {
        jvmTarget = "17"
    }
}

dependencies {
    // The base of the app's themes, in the version that dx gives the app.
    implementation("androidx.appcompat:appcompat:1.7.1")
}
