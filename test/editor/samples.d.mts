export declare const SAMPLES: readonly string[];

export interface Place {
  readonly what: string;
  readonly word: string;
  readonly line: number;
  readonly column: number;
}

export declare function placesIn(text: string): {
  readonly risky: Place;
  readonly harmless: readonly Place[];
};
