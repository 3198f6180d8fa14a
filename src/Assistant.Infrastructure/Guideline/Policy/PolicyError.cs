using System.Globalization;
using Assistant.Core.Errors;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <param name="Line">From 1.</param>
public sealed record PolicyError(int Line, string Message)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}行目：{Message}");
}

/// <summary>A policy that can't be used, with all its errors.</summary>
public sealed class PolicyInvalidException(IReadOnlyList<PolicyError> errors)
    : AssistantException("guideline_invalid", $"ガイドラインの方針に誤りがあります（{errors.Count.ToString(CultureInfo.InvariantCulture)}か所）。\n{string.Join('\n', errors)}")
{
    public IReadOnlyList<PolicyError> Errors { get; } = errors;
}
