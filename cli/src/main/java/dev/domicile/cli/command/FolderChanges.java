package dev.domicile.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Changes of files, as the operating system tells them. Not safe for several threads. */
final class FolderChanges implements TestWatch.Changes, AutoCloseable {

  /** Editors write a file in several steps, and a checkout writes many files. */
  private static final long QUIET_MILLIS = 150;

  private final WatchService service;
  private final Map<WatchKey, Path> watched = new HashMap<>();

  FolderChanges() {
    try {
      service = FileSystems.getDefault().newWatchService();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot watch files: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<Set<Path>> next(Set<Path> folders) {
    folders.stream().filter(folder -> !watched.containsValue(folder)).forEach(this::watch);
    Set<Path> changed = new HashSet<>();
    try {
      while (changed.isEmpty()) {
        collect(service.take(), changed);
      }
      WatchKey further = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
      while (further != null) {
        collect(further, changed);
        further = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    return Optional.of(changed);
  }

  private void watch(Path folder) {
    try {
      WatchKey key =
          folder.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY);
      watched.put(key, folder);
    } catch (NoSuchFileException e) {
      // It went away meanwhile; the next round looks again at what is there.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot watch `" + folder + "`: " + e.getMessage(), e);
    }
  }

  private void collect(WatchKey key, Set<Path> changed) {
    Path folder = watched.get(key);
    for (WatchEvent<?> event : key.pollEvents()) {
      @Nullable Object name = event.context();
      if (folder != null && name instanceof Path file) {
        changed.add(folder.resolve(file));
      } else if (folder != null) {
        // More happened than the system kept: the folder as a whole.
        changed.add(folder.resolve("*"));
      }
    }
    if (!key.reset()) {
      watched.remove(key);
    }
  }

  @Override
  public void close() {
    try {
      service.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop watching: " + e.getMessage(), e);
    }
  }
}
