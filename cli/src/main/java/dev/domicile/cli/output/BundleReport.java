package dev.domicile.cli.output;

import dev.domicile.core.catalog.Catalog;
import dev.domicile.core.policy.PolicySet;
import dev.domicile.opa.BundleSigner;
import dev.domicile.opa.OpaBundle;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was written as a bundle.
 *
 * @param size of the file in bytes
 */
public record BundleReport(
    Path file,
    long size,
    OpaBundle bundle,
    Catalog catalog,
    PolicySet policies,
    Optional<BundleSigner> signer)
    implements Report {

  @Override
  public String text(TextStyle style) {
    Page page = new Page(style);
    page.line(page.bold(name()) + ": " + (size + 1023) / 1024 + " KiB");
    page.line("  revision  " + bundle.revision());
    page.line(
        "  holds     "
            + catalog.offerings().size()
            + " offerings, "
            + policies.policies().size()
            + " policies with "
            + policies.rules().size()
            + " rules");
    page.line(
        "  signed    "
            + signer
                .map(with -> "with " + with.algorithm() + ", key id " + Page.clean(with.keyId()))
                .orElse("no"));
    return page.text();
  }

  @Override
  public String json() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", name());
    map.put("size", size);
    map.put("revision", bundle.revision());
    map.put("offerings", catalog.offerings().size());
    map.put("policies", policies.policies().size());
    map.put("rules", policies.rules().size());
    map.put("signed", signer.isPresent());
    signer.ifPresent(with -> map.put("algorithm", with.algorithm().toString()));
    signer.ifPresent(with -> map.put("keyId", with.keyId()));
    return Json.write(map);
  }

  private String name() {
    return Page.clean(file.toString().replace('\\', '/'));
  }
}
