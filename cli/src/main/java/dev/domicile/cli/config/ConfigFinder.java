package dev.domicile.cli.config;

import dev.domicile.core.source.Problems;
import dev.domicile.core.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the configurations that apply to a file: those in its folder and in every folder above, up
 * to the root of the repository (a folder with {@code .git}) or of the disk. Each is read once. Not
 * safe for several threads.
 */
public final class ConfigFinder {

  private final Map<String, Level> levels;
  private final Problems problems;
  private final Map<Limit, String> limits = new EnumMap<>(Limit.class);
  private final Map<Path, Optional<ConfigFile>> read = new HashMap<>();
  private final Map<Path, Settings> found = new HashMap<>();

  /**
   * A finder.
   *
   * @param levels the usual level of every rule of {@code lint}
   * @param problems where what is wrong in a configuration is reported
   */
  public ConfigFinder(Map<String, Level> levels, Problems problems) {
    this.levels = levels;
    this.problems = problems;
  }

  /** Sets a limit for every file, whatever configurations say. */
  public void override(Limit limit, Period value) {
    limits.put(limit, value.toString());
    found.clear();
  }

  /** What holds where no configuration is. */
  public Settings usual() {
    return settings(List.of());
  }

  private Settings settings(List<ConfigFile> files) {
    Settings settings = Settings.of(files, levels);
    for (Map.Entry<Limit, String> limit : limits.entrySet()) {
      settings = settings.with(limit.getKey(), limit.getValue());
    }
    return settings;
  }

  /** What holds for {@code path}, a file or a folder. */
  public Settings of(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path folder = Files.isDirectory(absolute) ? absolute : absolute.getParent();
    return folder == null ? usual() : found.computeIfAbsent(folder, this::gather);
  }

  private Settings gather(Path folder) {
    List<ConfigFile> files = new ArrayList<>();
    for (Path at = folder; at != null; at = at.getParent()) {
      Path file = at.resolve(ConfigFile.NAME);
      if (Files.exists(file)) {
        read(file).ifPresent(files::add);
      }
      if (Files.exists(at.resolve(".git"))) {
        break;
      }
    }
    return settings(files);
  }

  private Optional<ConfigFile> read(Path file) {
    Optional<ConfigFile> known = read.get(file);
    if (known != null) {
      return known;
    }
    Optional<ConfigFile> config =
        ConfigFile.read(Source.file(shown(file)).files().get(0), levels.keySet(), problems);
    read.put(file, config);
    return config;
  }

  /** Relative to the working directory where that is shorter to read, as other files are shown. */
  private static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path parent = here.getParent();
    boolean near = file.startsWith(here) || (parent != null && file.startsWith(parent));
    return near ? here.relativize(file) : file;
  }
}
