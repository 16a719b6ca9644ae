BeforeAll {
    . $PSScriptRoot/common.ps1
    $home1 = $env:ETL_HOME
    $env:ETL_HOME = Join-Path ([System.IO.Path]::GetTempPath()) "etl-start-$PID"
}

AfterAll {
    Stop-EtlServer | Out-Null
    Remove-Item $env:ETL_HOME -Recurse -Force -ErrorAction Ignore
    $env:ETL_HOME = $home1
}

Describe 'Start-EtlServer' {
    It 'creates nothing with -WhatIf' {
        (Start-EtlServer -WhatIf).IsCreated | Should -BeFalse
        $env:ETL_HOME | Should -Not -Exist
    }

    It 'creates and starts the server' {
        $status = Start-EtlServer
        $status.IsRunning | Should -BeTrue
        $status.Home | Should -Be $env:ETL_HOME
        (Connect-EtlDatabase $status.ConnectionString).Capabilities.Version.Major | Should -BeGreaterOrEqual 15
        Disconnect-EtlDatabase
    }

    It 'leaves a running server alone' {
        $first = Start-EtlServer
        (Start-EtlServer).ProcessId | Should -Be $first.ProcessId
    }

    It 'ends with Etl.Embedded.Folder where it cannot live' {
        $good = $env:ETL_HOME
        $env:ETL_HOME = $PSCommandPath
        try { Get-FailureId { Start-EtlServer } | Should -Be 'Etl.Embedded.Folder' } finally { $env:ETL_HOME = $good }
    }
}
