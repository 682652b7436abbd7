"""The Xcode project, read with pbxproj."""

import re

from pbxproj import XcodeProject


def project(ios):
    folder = ios / "App/Aftercare.xcodeproj"
    text = (folder / "project.pbxproj").read_text(encoding="utf-8")
    loaded = XcodeProject.load(str(folder / "project.pbxproj"))
    objects = loaded.objects
    known = {part.get_id() for part in objects.get_objects_in_section(*objects.get_sections())}
    used = re.findall(r"\b[0-9A-F]{24}\b", text)
    yield not set(used) - known, f"references to nothing: {sorted(set(used) - known)}"
    alone = [one for one in known if used.count(one) < 2]
    yield not alone, f"objects that nothing refers to: {alone}"
    yield str(loaded.objectVersion) == "77", "synchronized folders need object version 77"

    for group in objects.get_objects_in_section("PBXFileSystemSynchronizedRootGroup"):
        yield (ios / "App" / group.path).is_dir(), f"folder {group.path} is missing"
    for left_out in objects.get_objects_in_section("PBXFileSystemSynchronizedBuildFileExceptionSet"):
        for name in left_out.membershipExceptions:
            yield (ios / "App/Aftercare" / name).exists(), f"{name} is left out and not there"

    yield from targets(ios, objects)
    yield from settings(ios, objects)
    yield from packages(ios, objects)
    regions = set(objects.get_objects_in_section("PBXProject")[0].knownRegions)
    languages = {path.stem for path in (ios.parent / "core/locales").glob("*.json")}
    yield languages <= regions, f"regions: {sorted(regions)}"


def targets(ios, objects):
    kinds = {target.name: target.productType for target in objects.get_targets()}
    wanted = {
        "Aftercare": "com.apple.product-type.application",
        "AftercareTests": "com.apple.product-type.bundle.unit-test",
    }
    yield kinds == wanted, f"targets: {kinds}"


def settings(ios, objects):
    platform = re.search(r"\.iOS\(\.v(\d+)\)", (ios / "Package.swift").read_text()).group(1)
    lists = {one.get_id(): one for one in objects.get_objects_in_section("XCConfigurationList")}
    whole = objects.get_objects_in_section("PBXProject")[0]
    owners = {"project": whole, **{target.name: target for target in objects.get_targets()}}
    for owner, part in owners.items():
        for one in lists[part.buildConfigurationList].buildConfigurations:
            values = objects[one].buildSettings
            if owner == "project":
                yield str(values["IPHONEOS_DEPLOYMENT_TARGET"]) == f"{platform}.0", "another iOS than Package.swift's"
                yield str(values["SWIFT_VERSION"]) == "6.0", "not Swift 6"
                yield values["SWIFT_STRICT_CONCURRENCY"] == "complete", "concurrency is not checked completely"
                yield values["SWIFT_TREAT_WARNINGS_AS_ERRORS"] == "YES", "warnings are no errors"
            if owner == "Aftercare":
                for key in ("INFOPLIST_FILE", "CODE_SIGN_ENTITLEMENTS"):
                    yield (ios / "App" / values[key]).exists(), f"{key}: {values[key]} is missing"
                yield (ios / f"App/Aftercare/Assets.xcassets/{values['ASSETCATALOG_COMPILER_APPICON_NAME']}.appiconset"
                       ).is_dir(), "the icon is missing"
            if owner == "AftercareTests":
                yield "Aftercare.app" in values["TEST_HOST"], "the tests run in no app"


def packages(ios, objects):
    local = objects.get_objects_in_section("XCLocalSwiftPackageReference")
    yield [(ios / "App" / one.relativePath).resolve() for one in local] == [ios], "the package is not this one"
    manifest = (ios / "Package.swift").read_text()
    offered = set(re.findall(r'\.library\(name: "(\w+)"', manifest))
    linked = {one.productName for one in objects.get_objects_in_section("XCSwiftPackageProductDependency")}
    yield linked and linked <= offered, f"products: {sorted(linked)} of {sorted(offered)}"
    # What bindings/package/apple.sh makes.
    made = re.search(r"^FRAMEWORK=(\S+)", (ios.parent / "bindings/package/apple.sh").read_text(), re.M).group(1)
    taken = re.search(r'\.binaryTarget\(name: "AftercareCoreFFI", path: "([^"]+)"\)', manifest).group(1)
    yield (ios / taken).resolve() == (ios.parent / made).resolve(), f"the framework is not where it is made: {taken}"
