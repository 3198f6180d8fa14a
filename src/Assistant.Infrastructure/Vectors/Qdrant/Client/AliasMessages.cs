namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>Body of <c>POST /collections/aliases</c>: readers see all of its actions or none.</summary>
internal sealed record ChangeAliases(IReadOnlyList<AliasAction> Actions);

/// <summary>Creating an alias that exists points it elsewhere.</summary>
internal sealed record AliasAction(AliasDescription CreateAlias);

internal sealed record AliasDescription(string CollectionName, string AliasName);

internal sealed record AliasList(IReadOnlyList<AliasDescription> Aliases);
