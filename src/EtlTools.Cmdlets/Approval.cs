namespace EtlTools.Cmdlets;

/// <summary>What the user says to a change.</summary>
internal enum Approval
{
    /// <summary>Do it.</summary>
    Given,

    /// <summary>Show what it would do (<c>-WhatIf</c>).</summary>
    PreviewOnly,

    /// <summary>Leave it (<c>-Confirm</c> answered with no).</summary>
    Refused,
}
