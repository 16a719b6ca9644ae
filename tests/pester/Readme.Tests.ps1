BeforeDiscovery {
    . $PSScriptRoot/common.ps1
    $text = Get-Content (Join-Path $root 'README.md') -Raw
    $blocks = [regex]::Matches($text, '(?ms)^```powershell\n(.*?)^```') | ForEach-Object { $_.Groups[1].Value }
    # The module is built and imported already.
    $cases = $blocks | Where-Object { $_ -notmatch 'build\.ps1' } | ForEach-Object { @{ Code = $_; First = ($_ -split "`n")[0] } }
}

Describe 'The PowerShell of the README' {
    BeforeAll {
        . $PSScriptRoot/common.ps1
        Get-EtlDatabase | Disconnect-EtlDatabase
        $elsewhere = $env:ETL_HOME
        $env:ETL_HOME = Join-Path ([System.IO.Path]::GetTempPath()) "etl-readme-$PID"
        Push-Location $TestDrive
    }

    AfterAll {
        Pop-Location
        Stop-EtlServer | Out-Null
        Remove-Item $env:ETL_HOME -Recurse -Force -ErrorAction Ignore
        $env:ETL_HOME = $elsewhere
    }

    It 'runs as printed: <First>' -ForEach $cases {
        { Invoke-Expression $Code | Out-Null } | Should -Not -Throw
    }
}
