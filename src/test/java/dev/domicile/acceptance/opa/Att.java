package dev.domicile.acceptance.opa;
import dev.domicile.acceptance.properties.Worlds;
import java.util.*;
public class Att { public static void main(String[] a) { var m = new TreeMap<Object,Integer>(); var st = new TreeMap<Object,Integer>();
 for (int i = 0; i < 300; i++) { var w = Worlds.random(new Random(1000+i), 1).world(); m.merge(w.catalog().attestations().size(), 1, Integer::sum); w.catalog().attestations().forEach(x -> st.merge(x.status() + (x.regionsListed()?" listed":" words") + (x.servicesListed()? " "+x.services() : " words"), 1, Integer::sum)); st.merge("offerings " + w.catalog().offerings().size(),1,Integer::sum); }
 System.out.println(m + " " + st); } }
