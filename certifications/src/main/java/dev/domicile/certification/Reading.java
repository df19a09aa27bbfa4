package dev.domicile.certification;

import dev.domicile.core.catalog.Attestation;

/**
 * What one claim means for one scheme that is asked for, at one place.
 *
 * @param because why, in a sentence that names no place
 * @param lacks the same in a few words; empty if it holds what is asked
 */
record Reading(Attestation claim, Effect effect, String because, String lacks) {

  /** In the order in which readings tell most. */
  enum Effect {
    /** Holds what is asked, here and now. */
    HOLDS,
    /** Names the service as out of scope. */
    OUT_OF_SCOPE,
    /** Names the service, at a lower level or version, or ended. */
    FALLS_SHORT,
    /** Names the service and leaves the answer open. */
    OPEN,
    /** May or may not be about the service. */
    UMBRELLA,
    /** Whatever it is about, it would fall short; another claim may still hold. */
    NO_HELP
  }

  static Reading of(Attestation claim, Effect effect, Quality quality) {
    return new Reading(claim, effect, quality.because(), quality.lacks());
  }
}
