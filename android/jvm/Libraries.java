import coursierapi.Dependency;
import coursierapi.Fetch;
import coursierapi.ResolutionParams;
import coursierapi.error.CoursierError;
import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fetches libraries, from the repositories that COURSIER_REPOSITORIES names. Started on its own, it tells whether libraries.lock is whole: what the app's libraries need,
 * in exactly the locked versions, and nothing else.
 */
final class Libraries {
    private Libraries() {}

    /** These and nothing that they need in turn: the lock names that too. */
    static List<File> exactly(Collection<String> names) {
        return fetch(names, false, ResolutionParams.create()).getFiles();
    }

    /** With everything that they need in turn. */
    static List<File> whole(String name) {
        return fetch(List.of(name), true, ResolutionParams.create()).getFiles();
    }

    public static void main(String[] arguments) throws Exception {
        Versions versions = new Versions(Path.of("android"));
        versions.check();
        ResolutionParams forced = ResolutionParams.create();
        for (Set<String> part : List.of(versions.app, versions.test)) {
            for (String name : part) {
                Dependency locked = dependency(name);
                forced = forced.forceVersion(locked.getModule(), locked.getVersion());
            }
        }
        Set<String> needed = new TreeSet<>();
        for (Dependency found : fetch(versions.roots("implementation"), true, forced).getDependencies()) {
            needed.add(found.getModule().getOrganization() + ":" + found.getModule().getName() + ":" + found.getVersion());
        }
        // Libraries of several platforms name both their parts where only Gradle can tell which one is meant.
        needed.removeIf(name -> needed.contains(name.replace("-jvm:", "-android:")) && name.contains("-jvm:"));
        Set<String> locked = new TreeSet<>(versions.app);
        if (!needed.equals(locked)) {
            Set<String> lacking = new TreeSet<>(needed);
            lacking.removeAll(locked);
            locked.removeAll(needed);
            throw new BuildFailure("libraries.lock lacks " + lacking + " and does not need " + locked);
        }
        System.out.println(needed.size() + " libraries of the app are locked, none too many");
    }

    private static coursierapi.FetchResult fetch(Collection<String> names, boolean deep, ResolutionParams forced) {
        Fetch fetch = Fetch.create().withResolutionParams(forced).addArtifactTypes("jar", "aar", "bundle");
        for (String name : names) fetch.addDependencies(dependency(name).withTransitive(deep));
        try {
            return fetch.fetchResult();
        } catch (CoursierError why) {
            throw new BuildFailure("libraries could not be fetched: " + why.getMessage());
        }
    }

    private static Dependency dependency(String name) {
        String[] words = name.split(":");
        return Dependency.of(words[0], words[1], words[2]);
    }
}
