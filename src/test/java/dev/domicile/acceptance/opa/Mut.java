package dev.domicile.acceptance.opa;
import java.nio.file.*;
public class Mut { public static void main(String[] a) throws Exception { var t = new MutantsTest(); var f = MutantsTest.class.getDeclaredField("folder"); f.setAccessible(true); f.set(t, Files.createTempDirectory("oemut"));
 try { t.every_mutant_changes_the_semantics_in_one_place(); } catch (Throwable e) { System.out.println(e); }
 long s=System.nanoTime(); try { t.every_wrong_version_of_the_semantics_is_noticed(); } catch (Throwable e) { System.out.println(e); e.printStackTrace(); } System.out.println((System.nanoTime()-s)/1000000);
}}
