package dev.domicile.catalog;

import dev.domicile.core.catalog.Country;
import dev.domicile.core.catalog.PartialDate;
import dev.domicile.core.source.Node;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes codecs from the components of records, so that a key that is added to a shape needs nothing
 * here. Every record is made by its own constructor, checks included.
 */
final class Codecs {

  private final Map<Type, Codec<?>> made = new HashMap<>();

  Codecs() {
    made.put(String.class, simple(CompiledOutput::pooled, CompiledInput::pooled));
    Codec<Boolean> truth =
        simple((out, value) -> out.number(value ? 1 : 0), in -> in.number() == 1);
    made.put(boolean.class, truth);
    made.put(Boolean.class, truth);
    made.put(int.class, simple(CompiledOutput::number, CompiledInput::number));
    made.put(Country.class, text(Country::code, Country::of));
    made.put(PartialDate.class, text(PartialDate::text, PartialDate::parse));
    made.put(Period.class, text(Period::toString, Period::parse));
  }

  /** The codec of a class without type parameters. */
  @SuppressWarnings("unchecked") // a codec is only put under its own type
  synchronized <T> Codec<T> of(Class<T> type) {
    return (Codec<T>) codec(type, Map.of());
  }

  private Codec<?> codec(Type written, Map<TypeVariable<?>, Type> arguments) {
    Type type = written instanceof TypeVariable<?> variable ? arguments.get(variable) : written;
    if (type == null) {
      throw new IllegalStateException("nothing stands for " + written);
    }
    // No computeIfAbsent: making one makes others.
    Codec<?> known = made.get(type);
    if (known == null) {
      known = type instanceof ParameterizedType generic ? generic(generic) : plain(type);
      made.put(type, known);
    }
    return known;
  }

  private Codec<?> plain(Type type) {
    if (!(type instanceof Class<?> plain)) {
      throw new IllegalStateException("no way to compile " + type);
    }
    if (plain.isEnum()) {
      Object[] constants = plain.getEnumConstants();
      return simple(
          (out, value) -> out.number(((Enum<?>) value).ordinal()), in -> constants[in.number()]);
    }
    if (plain.isRecord()) {
      return new RecordCodec(plain, Map.of());
    }
    throw new IllegalStateException("no way to compile " + type);
  }

  private Codec<?> generic(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (raw == Optional.class) {
      // What an entry looked like is only needed to make its text, which is compiled too.
      return arguments[0] == Node.class
          ? simple((out, value) -> {}, in -> Optional.empty())
          : optional(codec(arguments[0], Map.of()));
    }
    if (raw == List.class) {
      return list(codec(arguments[0], Map.of()));
    }
    if (raw == Map.class) {
      return map(codec(arguments[0], Map.of()), codec(arguments[1], Map.of()));
    }
    Map<TypeVariable<?>, Type> bound = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      bound.put(raw.getTypeParameters()[i], arguments[i]);
    }
    return new RecordCodec(raw, bound);
  }

  private interface Writing<T> {
    void write(CompiledOutput out, T value);
  }

  private static <T> Codec<T> simple(Writing<T> writing, Function<CompiledInput, T> reading) {
    return new Codec<>() {
      @Override
      public void write(T value, CompiledOutput out) {
        writing.write(out, value);
      }

      @Override
      public T read(CompiledInput in) {
        return reading.apply(in);
      }
    };
  }

  private static <T> Codec<T> text(Function<T, String> print, Function<String, T> parse) {
    return simple((out, value) -> out.pooled(print.apply(value)), in -> parse.apply(in.pooled()));
  }

  private static <T> Codec<Optional<T>> optional(Codec<T> codec) {
    return simple(
        (out, value) -> {
          out.number(value.isPresent() ? 1 : 0);
          value.ifPresent(inner -> codec.write(inner, out));
        },
        in -> in.number() == 0 ? Optional.empty() : Optional.of(codec.read(in)));
  }

  private static <T> Codec<List<T>> list(Codec<T> codec) {
    return simple(
        (out, value) -> {
          out.number(value.size());
          value.forEach(item -> codec.write(item, out));
        },
        in -> {
          int size = in.number();
          if (size == 0) {
            return List.of();
          }
          List<T> items = new ArrayList<>(size);
          for (int i = 0; i < size; i++) {
            items.add(codec.read(in));
          }
          return Collections.unmodifiableList(items);
        });
  }

  private static <K, V> Codec<Map<K, V>> map(Codec<K> keys, Codec<V> values) {
    return simple(
        (out, value) -> {
          out.number(value.size());
          value.forEach(
              (key, item) -> {
                keys.write(key, out);
                values.write(item, out);
              });
        },
        in -> {
          int size = in.number();
          Map<K, V> items = new LinkedHashMap<>();
          for (int i = 0; i < size; i++) {
            K key = keys.read(in);
            items.put(key, values.read(in));
          }
          return Collections.unmodifiableMap(items);
        });
  }

  /** A record, component by component. */
  private final class RecordCodec implements Codec<Object> {
    private final Constructor<?> constructor;
    private final Method[] accessors;
    private final Codec<Object>[] codecs;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made
    RecordCodec(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] parameters = new Class<?>[components.length];
      accessors = new Method[components.length];
      codecs = new Codec[components.length];
      for (int i = 0; i < components.length; i++) {
        parameters[i] = components[i].getType();
        accessors[i] = components[i].getAccessor();
        codecs[i] = (Codec<Object>) codec(components[i].getGenericType(), arguments);
      }
      try {
        constructor = type.getDeclaredConstructor(parameters);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("every record has its constructor", e);
      }
    }

    @Override
    public void write(Object value, CompiledOutput out) {
      try {
        for (int i = 0; i < accessors.length; i++) {
          codecs[i].write(accessors[i].invoke(value), out);
        }
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot compile " + value.getClass(), e);
      }
    }

    @Override
    public Object read(CompiledInput in) {
      Object[] values = new Object[codecs.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = codecs[i].read(in);
      }
      try {
        return constructor.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the compiled catalog is damaged", e);
      }
    }
  }
}
