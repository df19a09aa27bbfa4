package dev.domicile.policies;

import dev.domicile.core.source.Source;
import dev.domicile.core.source.Spelling;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;

/**
 * The policies that ship with this library, whole or in packs. A pack is a folder of policies
 * ({@code eu}, {@code middle-east}, {@code india}, {@code latam}, …) or a single policy by its id.
 *
 * <pre>{@code
 * PolicySet policies =
 *     PolicyLoader.against(catalog).load(BundledPolicies.pack("eu")).orElseThrow();
 * }</pre>
 */
public final class BundledPolicies {

  private static final String INDEX = "index.txt";
  private static final String SUFFIX = ".yaml";

  private BundledPolicies() {}

  /** Every policy. */
  public static Source all() {
    return Source.resources(BundledPolicies.class, index());
  }

  /**
   * One pack.
   *
   * @param name a folder or the id of a policy
   * @throws IllegalArgumentException if there is no such pack; the message has the nearest name
   */
  public static Source pack(String name) {
    List<String> files = index().stream().filter(file -> belongs(file, name)).toList();
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no pack `"
              + name
              + "` of bundled policies"
              + Spelling.nearest(name, packs())
                  .map(near -> "; nearest is `" + near + "`")
                  .orElse(""));
    }
    return Source.resources(BundledPolicies.class, files);
  }

  /** The names of all packs, sorted. */
  public static List<String> packs() {
    TreeSet<String> names = new TreeSet<>();
    for (String file : index()) {
      names.add(folder(file));
      names.add(id(file));
    }
    return List.copyOf(names);
  }

  private static boolean belongs(String file, String pack) {
    return folder(file).equals(pack) || id(file).equals(pack);
  }

  private static String folder(String file) {
    return file.substring(0, file.indexOf('/'));
  }

  private static String id(String file) {
    return file.substring(file.lastIndexOf('/') + 1, file.length() - SUFFIX.length());
  }

  /** The names of the files, written by the build: the content of a jar cannot always be listed. */
  private static List<String> index() {
    try (InputStream in = BundledPolicies.class.getResourceAsStream(INDEX)) {
      if (in == null) {
        throw new IllegalStateException("the policies were built without their `" + INDEX + "`");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read `" + INDEX + "`", e);
    }
  }
}
