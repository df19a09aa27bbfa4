package dev.domicile.acceptance.opa;

public class Shipped {
  public static void main(String[] a) throws Exception {
    ShippedEqualityTest.load();
    var t = new ShippedEqualityTest();
    long s = System.nanoTime();
    try {
      if (a.length > 0) t.every_example_workload_is_decided_alike();
    } catch (Throwable e) {
      System.out.println(e);
    }
    System.out.println("examples " + (System.nanoTime() - s) / 1000000);
    s = System.nanoTime();
    try {
      t.every_policy_test_is_decided_alike();
    } catch (Throwable e) {
      System.out.println(e);
      e.printStackTrace();
    }
    System.out.println("tests " + (System.nanoTime() - s) / 1000000);
  }
}
