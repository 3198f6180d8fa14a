using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Xunit;

namespace Assistant.Core.Tests.Answering;

public sealed class QuestionTextTests
{
    [Theory]
    [InlineData(null, "question_empty")]
    [InlineData(" \n　", "question_empty")]
    [InlineData("a\u0007b", "question_control_characters")]
    [InlineData("a\u0085b", "question_control_characters")]
    public void Validate_WhatIsNoQuestion_SaysWhy(string? question, string code) =>
        Assert.Equal(code, Assert.Throws<AssistantException>(() => QuestionText.Validate(question)).Code);

    [Fact]
    public void Validate_TenThousandAndOneCharacters_IsTooLong()
    {
        Assert.Equal(10_000, QuestionText.Validate(new string('あ', 10_000)).Length);
        Assert.Equal("question_too_long", Assert.Throws<AssistantException>(() => QuestionText.Validate(new string('あ', 10_001))).Code);
    }

    [Fact]
    public void Validate_LineBreaksAndTabs_AreKept() => Assert.Equal("一行目\r\n\t二行目", QuestionText.Validate(" 一行目\r\n\t二行目 "));
}
