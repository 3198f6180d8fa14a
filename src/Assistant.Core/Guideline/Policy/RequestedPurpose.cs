using Assistant.Core.Errors;

namespace Assistant.Core.Guideline.Policy;

/// <summary>The purpose that a request names.</summary>
public static class RequestedPurpose
{
    /// <returns>Null where none is named.</returns>
    /// <exception cref="AssistantException"><c>purpose_unknown</c>.</exception>
    public static ConversationPurpose? Find(GuidelinePolicy policy, string? id)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return id is null
            ? null
            : policy.Purposes.FirstOrDefault(p => p.Id == id)
                ?? throw new AssistantException("purpose_unknown", "指定された利用の目的は、ガイドラインの方針にありません。")
                {
                    NextStep = $"使える目的は {string.Join('、', policy.Purposes.Select(p => p.Id))} です。",
                };
    }
}
