"""Faults that the checks must find, each planted into a copy of the app."""

import pathlib
import shutil
import tempfile

APP = "App/Aftercare/"
PROJECT = "App/Aftercare.xcodeproj/project.pbxproj"
VIEW = "Sources/AftercareUI/Screens/WelcomeView.swift"

# Which check finds it, the file, what stands there, and what is put there instead.
PLANTED = [
    ("Info.plist", APP + "Info.plist", "<string>aftercare</string>", "<string>https</string>"),
    ("Info.plist", APP + "Info.plist", "<key>UILaunchScreen</key>", "<key>UIBackgroundModes</key>"),
    ("Info.plist", APP + "Info.plist", "No picture is kept.", "Pictures are kept."),
    ("Info.plist", APP + "Info.plist", "</plist>", ""),
    ("entitlements", APP + "Aftercare.entitlements", "<true/>", "<false/>"),
    ("privacy manifest", APP + "PrivacyInfo.xcprivacy", "C617.1", "0A2A.1"),
    ("privacy manifest", APP + "PrivacyInfo.xcprivacy", "<false/>", "<true/>"),
    ("string catalogues", APP + "Localizable.xcstrings", '"es"', '"fr"'),
    ("string catalogues", APP + "Localizable.xcstrings", '"scan.title"', '"scan.heading"'),
    ("string catalogues", APP + "Localizable.xcstrings", '"state": "translated"', '"state": "new"'),
    ("assets", APP + "Assets.xcassets/AppIcon.appiconset/Contents.json", "icon.png", "other.png"),
    ("sources", VIEW, "import SwiftUI", "import SwiftUI\nimport Network"),
    ("sources", VIEW, "var body", "let session = URLSession.shared\n  var body"),
    ("sources", VIEW, "var body", 'let at = "http://example.org"\n  var body'),
    ("sources", VIEW, "var body", "let kept = UserDefaults.standard\n  var body"),
    ("Xcode project", PROJECT, "path = Aftercare;", "path = Aftercares;"),
    ("Xcode project", PROJECT, "IPHONEOS_DEPLOYMENT_TARGET = 17.0", "IPHONEOS_DEPLOYMENT_TARGET = 16.0"),
    ("Xcode project", PROJECT, "productName = AftercareApp;", "productName = AftercareOther;"),
    ("Xcode project", "Package.swift", "AftercareCore.xcframework", "Sources/AftercareCore.xcframework"),
    ("Xcode project", PROJECT, "mainGroup = AF7E4CA4E000000000000002", "mainGroup = AF7E4CA4E0000000000000FF"),
    ("Xcode scheme", "App/Aftercare.xcodeproj/xcshareddata/xcschemes/Aftercare.xcscheme",
     "AF7E4CA4E000000000000041", "AF7E4CA4E000000000000099"),
]


def self_test(ios, check):
    """How many planted faults were missed; 0 also says that nothing is found in the app as it is."""
    missed = 0
    for name, path, before, after in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "ios"
            for part in ("App", "Sources", "Package.swift", "../core/locales", "../bindings/package"):
                source, to = ios / part, copy / part
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copytree(source, to) if source.is_dir() else shutil.copy(source, to)
            file = copy / path
            text = file.read_text(encoding="utf-8")
            if before not in text:
                print(f"nothing to plant in {path}: {before}")
                missed += 1
                continue
            file.write_text(text.replace(before, after), encoding="utf-8")
            if not check(copy.resolve())[name]:
                print(f"missed: {name}: {after!r} in {path}")
                missed += 1
    print(f"{len(PLANTED) - missed} of {len(PLANTED)} planted faults found")
    return missed
