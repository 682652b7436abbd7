"""What Xcode reads besides Swift, checked with real parsers: the project, property lists, entitlements, privacy
manifest, string catalogues, assets; and what the sources must not hold. Prints one line a check.

  app.py IOS_FOLDER              the checks
  app.py IOS_FOLDER --self-test  whether each fault that is planted into a copy is found
"""

import json
import pathlib
import plistlib
import re
import struct
import sys
import xml.etree.ElementTree

from planted import self_test
from project import project


def languages(ios):
    return sorted(path.stem for path in (ios.parent / "core/locales").glob("*.json"))


def plist(ios, name):
    with open(ios / "App/Aftercare" / name, "rb") as file:
        return plistlib.load(file)


def catalogue(ios, name):
    return json.loads((ios / "App/Aftercare" / name).read_text(encoding="utf-8"))


def swift(ios):
    folders = ["Sources/AftercareShell", "Sources/AftercareUI", "Sources/AftercareSystem", "App/Aftercare"]
    return [path for folder in folders for path in sorted((ios / folder).rglob("*.swift"))]


def info_plist(ios):
    info = plist(ios, "Info.plist")
    uses = {key for key in info if key.endswith("UsageDescription")}
    yield uses == {"NSCameraUsageDescription"}, f"usage descriptions: {sorted(uses)}"
    spoken = catalogue(ios, "InfoPlist.xcstrings")["strings"]["NSCameraUsageDescription"]["localizations"]
    text = spoken["en"]["stringUnit"]["value"]
    yield info.get("NSCameraUsageDescription") == text, "the camera's description is not that of the catalogue"
    schemes = [scheme for kind in info["CFBundleURLTypes"] for scheme in kind["CFBundleURLSchemes"]]
    yield schemes == ["aftercare"], f"schemes: {schemes}"
    for key in ("NSAppTransportSecurity", "UIBackgroundModes", "UIRequiresFullScreen"):
        yield key not in info, f"{key} is there"
    yield "UILaunchScreen" in info, "no launch screen"


def entitlements(ios):
    wanted = {
        "com.apple.developer.usernotifications.time-sensitive": True,
        "com.apple.developer.default-data-protection": "NSFileProtectionCompleteUntilFirstUserAuthentication",
    }
    yield plist(ios, "Aftercare.entitlements") == wanted, "other entitlements than those that are explained"


def privacy(ios):
    manifest = plist(ios, "PrivacyInfo.xcprivacy")
    yield manifest["NSPrivacyTracking"] is False, "tracking"
    yield manifest["NSPrivacyTrackingDomains"] == [], "domains"
    yield manifest["NSPrivacyCollectedDataTypes"] == [], "data that leaves the phone"
    used = {kind["NSPrivacyAccessedAPIType"]: kind["NSPrivacyAccessedAPITypeReasons"]
            for kind in manifest["NSPrivacyAccessedAPITypes"]}
    # Rust's standard library asks for files' times; nothing here uses the others (see `sources`).
    yield used == {"NSPrivacyAccessedAPICategoryFileTimestamp": ["C617.1"]}, f"reasons: {used}"


def strings(ios):
    wanted = languages(ios)
    for name in ("Localizable.xcstrings", "InfoPlist.xcstrings"):
        table = catalogue(ios, name)
        yield table["sourceLanguage"] == "en", f"{name}: source language"
        for key, entry in table["strings"].items():
            units = {tag: text["stringUnit"] for tag, text in entry["localizations"].items()}
            yield sorted(units) == wanted, f"{name}: {key} is in {sorted(units)}, not in {wanted}"
            done = all(unit["state"] == "translated" and unit["value"].strip() for unit in units.values())
            yield done, f"{name}: {key} is not translated"
            texts = {unit["value"] for unit in units.values()}
            yield len(texts) == len(units) or key == "CFBundleDisplayName", f"{name}: {key} is the same text twice"
    known = set(catalogue(ios, "Localizable.xcstrings")["strings"])
    text = "\n".join(path.read_text(encoding="utf-8") for path in swift(ios))
    used = set(re.findall(r'"((?:call|failure|permission|scan)\.[a-z_]+)"', text))
    yield used == known, f"keys used and not there: {sorted(used - known)}; there and not used: {sorted(known - used)}"


def assets(ios):
    folder = ios / "App/Aftercare/Assets.xcassets"
    for path in folder.rglob("Contents.json"):
        for image in json.loads(path.read_text()).get("images", []):
            yield (path.parent / image["filename"]).exists(), f"{image['filename']} is missing"
    icon = (folder / "AppIcon.appiconset/icon.png").read_bytes()
    width, height, _, colour = struct.unpack(">IIBB", icon[16:26])
    yield (width, height, colour) == (1024, 1024, 2), "the icon is not 1024 x 1024 without transparency"


def sources(ios):
    banned = {
        r"URLSession|NWConnection|CFSocket|URLRequest|NSURLConnection|contentsOf: *URL\(string": "networking",
        r"\bWebKit\b|WKWebView|UIWebView": "a web view",
        r"https?://": "an address",
        r"\bprint\(\"|\bdebugPrint\(|\bNSLog\(|\bos_log\(|\bLogger\(|\bdump\(": "a log",
        r"UIPasteboard": "the pasteboard",
        r"\bUserDefaults\b|\bAppStorage\b|\bSceneStorage\b": "settings that a backup holds",
        r"systemUptime|mach_absolute_time": "the time since the start of the device",
        r"\btry!|\bas!|fatalError\(|preconditionFailure\(": "a crash on purpose",
    }
    allowed = {"AVFoundation", "AftercareCore", "AftercareShell", "AftercareSystem", "AftercareUI", "Foundation",
               "FoundationXML", "Observation", "Security", "SwiftUI", "UIKit", "UserNotifications"}
    for path in swift(ios):
        code = "\n".join(line.split("//")[0] if "://" not in line else line
                         for line in path.read_text(encoding="utf-8").splitlines())
        for pattern, what in banned.items():
            yield not re.search(pattern, code), f"{path.name}: {what}"
        imports = set(re.findall(r"^\s*(?:@\w+ )?import (\w+)", code, re.M))
        yield imports <= allowed, f"{path.name}: imports {sorted(imports - allowed)}"


def scheme(ios):
    folder = ios / "App/Aftercare.xcodeproj"
    root = xml.etree.ElementTree.parse(folder / "xcshareddata/xcschemes/Aftercare.xcscheme").getroot()
    ids = {part.get("BlueprintIdentifier") for part in root.iter("BuildableReference")}
    text = (folder / "project.pbxproj").read_text()
    yield ids and all(f"{one} /* Aftercare" in text for one in ids), "the scheme names targets that are not there"
    yield root.find("TestAction/Testables/TestableReference") is not None, "the scheme tests nothing"


CHECKS = {
    "Info.plist": info_plist, "entitlements": entitlements, "privacy manifest": privacy,
    "string catalogues": strings, "assets": assets, "sources": sources, "Xcode project": project,
    "Xcode scheme": scheme,
}


def faults(ios, check):
    """What is wrong, as lines; a file that cannot be read is a fault, too."""
    try:
        results = list(check(ios))
    except Exception as error:  # noqa: BLE001 - whatever the parser says
        return [f"{type(error).__name__}: {error}"]
    return [what for is_right, what in results if not is_right] if results else ["nothing was checked"]


def main():
    ios = pathlib.Path(sys.argv[1]).resolve()
    if "--self-test" in sys.argv:
        sys.exit(self_test(ios, lambda copy: {name: faults(copy, check) for name, check in CHECKS.items()}))
    failed = 0
    for name, check in CHECKS.items():
        wrong = faults(ios, check)
        failed += bool(wrong)
        print(f"FAILED {name}: {'; '.join(wrong)}" if wrong else f"ok {name}")
    sys.exit(failed != 0)


main()
