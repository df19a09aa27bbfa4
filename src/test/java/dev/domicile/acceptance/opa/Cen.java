package dev.domicile.acceptance.opa;
import dev.domicile.acceptance.properties.Worlds;
import java.util.*;
public class Cen { public static void main(String[] a) { var c = new Census(); int n = Integer.parseInt(a[0]); long s = System.nanoTime();
 for (int i = 0; i < n; i++) { var g = new GeneratedCase(Worlds.random(new Random(1000+i), 20)); g.decide(c::note); if (i%10==0) g.evidenceThatCounts(c::noteEvidenceCounted); }
 System.out.println((System.nanoTime()-s)/1000000 + " ms " + c); } }
