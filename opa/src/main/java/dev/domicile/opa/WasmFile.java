package dev.domicile.opa;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A module and its data, as read from a file.
 *
 * @param module the bytes of {@code policy.wasm}
 * @param data strict JSON in ASCII; <code>{}</code> if there is none
 */
record WasmFile(byte[] module, String data) {

  private static final String BUILD = "`opa build -t wasm -e acme/answer -o policy.tar.gz .`";

  /**
   * Reads a module or a bundle with one.
   *
   * @param most how many bytes the file and what is packed in it may have
   * @throws WasmRefusedException if it is neither
   */
  static WasmFile read(Path file, int most) {
    byte[] bytes = bytes(file, most);
    if (startsWith(bytes, 0x00, 'a', 's', 'm')) {
      return new WasmFile(bytes, "{}");
    }
    if (startsWith(bytes, 0x1f, 0x8b)) {
      return unpack(file, bytes, most);
    }
    throw refused(file, "is neither a WebAssembly module nor a bundle");
  }

  private static byte[] bytes(Path file, int most) {
    if (Files.isDirectory(file)) {
      throw refused(file, "is a folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return bounded(file, in, most);
    } catch (NoSuchFileException e) {
      throw refused(file, "does not exist");
    } catch (IOException e) {
      throw refused(file, "cannot be read");
    }
  }

  private static byte[] bounded(Path file, InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most);
    if (in.read() >= 0) {
      throw refused(file, "is longer than " + most + " bytes");
    }
    return bytes;
  }

  private static WasmFile unpack(Path file, byte[] packed, int most) {
    Map<String, byte[]> entries;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      entries = TarReader.read(bounded(file, in, most));
    } catch (IOException e) {
      throw refused(file, "is no whole bundle: its compression is broken or cut");
    } catch (IllegalArgumentException e) {
      throw refused(file, "is no bundle: " + e.getMessage());
    }
    byte[] module = entries.get("policy.wasm");
    if (module == null) {
      throw refused(file, "is a bundle without `policy.wasm`");
    }
    for (String name : entries.keySet()) {
      // opa build gathers all data in one file; half of the data would be a false answer.
      if (name.matches("(.*/)?data\\.ya?ml|.+/data\\.json")) {
        throw refused(file, "has data in `" + name + "` beside `data.json`");
      }
    }
    byte[] data = entries.get("data.json");
    return new WasmFile(module, data == null ? "{}" : data(file, data, most));
  }

  private static String data(Path file, byte[] data, int most) {
    String wrong;
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data)).toString();
      String ascii = JsonText.ascii(text, most);
      if (ascii.startsWith("{")) {
        return ascii;
      }
      wrong = "is no object";
    } catch (CharacterCodingException e) {
      wrong = "is no UTF-8";
    } catch (IllegalArgumentException e) {
      wrong = String.valueOf(e.getMessage());
    }
    throw new WasmRefusedException(
        "REGO-WASM-DATA",
        "`data.json` of `" + file.getFileName() + "` " + wrong,
        "have the bundle written by " + BUILD);
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static WasmRefusedException refused(Path file, String problem) {
    return new WasmRefusedException(
        "REGO-WASM-FILE",
        "`" + file.getFileName() + "` " + problem,
        "name a `policy.wasm`, or the bundle that " + BUILD + " writes");
  }
}
