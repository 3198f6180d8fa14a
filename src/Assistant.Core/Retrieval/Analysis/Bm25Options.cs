namespace Assistant.Core.Retrieval.Analysis;

/// <summary>
/// Constants of BM25F (Robertson, Zaragoza, Taylor: "Simple BM25 extension to multiple weighted fields", 2004):
/// score = Σ weight · idf · impact, impact = tf′ / (K1 + tf′), tf′ = Σ over fields of w · tf / (1 − b + b · length / average length).
/// </summary>
/// <param name="ContextWeight">Weight of title and heading path against 1 for the body.</param>
public sealed record Bm25Options(double K1 = 2.0, double BodyB = 0.75, double ContextB = 0.5, double ContextWeight = 1.5);
